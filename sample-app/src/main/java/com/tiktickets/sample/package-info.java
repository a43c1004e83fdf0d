/**
 * A TikTickets service in small, cut by feature.
 */
@NullMarked
package com.tiktickets.sample;

import org.jspecify.annotations.NullMarked;
