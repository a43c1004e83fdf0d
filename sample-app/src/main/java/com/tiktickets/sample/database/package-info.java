/**
 * The PostgreSQL database: embedded or external.
 */
@NullMarked
package com.tiktickets.sample.database;

import org.jspecify.annotations.NullMarked;
