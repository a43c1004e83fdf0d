/**
 * Names of the attributes and metrics that this library writes or reads. Each name is
 * defined in this package only.
 */
@NullMarked
package com.tiktickets.observability.semconv;

import org.jspecify.annotations.NullMarked;
