/**
 * The life of a ticket: opened, answered, closed.
 */
@NullMarked
package com.tiktickets.sample.ticket;

import org.jspecify.annotations.NullMarked;
