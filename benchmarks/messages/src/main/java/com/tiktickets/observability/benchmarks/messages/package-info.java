/**
 * One exchange for each instrumented protocol, without telemetry. A variant adds an
 * implementation of {@code MessagingTelemetry}.
 */
@NullMarked
package com.tiktickets.observability.benchmarks.messages;

import org.jspecify.annotations.NullMarked;
