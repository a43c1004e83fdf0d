/**
 * The application that every variant runs: three shapes of request, no telemetry.
 */
@NullMarked
package com.tiktickets.observability.benchmarks.application;

import org.jspecify.annotations.NullMarked;
