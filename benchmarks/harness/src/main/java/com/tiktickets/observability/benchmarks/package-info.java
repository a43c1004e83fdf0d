/**
 * Runs the variants of one application side by side and says what their telemetry costs.
 */
@NullMarked
package com.tiktickets.observability.benchmarks;

import org.jspecify.annotations.NullMarked;
