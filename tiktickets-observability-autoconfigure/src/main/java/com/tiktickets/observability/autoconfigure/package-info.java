/**
 * The shared switch, the defaults, and what is said when a start fails.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure;

import org.jspecify.annotations.NullMarked;
