/**
 * Wires metrics.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
