/**
 * Where the rows live: a PostgreSQL of our own, or one that is given.
 */
@NullMarked
package com.tiktickets.sample.database;

import org.jspecify.annotations.NullMarked;
