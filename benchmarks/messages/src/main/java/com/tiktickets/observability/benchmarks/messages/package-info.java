/**
 * One of each doorway, without telemetry: what a variant adds is in {@code Doorways}.
 */
@NullMarked
package com.tiktickets.observability.benchmarks.messages;

import org.jspecify.annotations.NullMarked;
