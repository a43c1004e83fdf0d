/**
 * Takes OTLP from the socket and keeps the newest of it, bounded in memory.
 */
@NullMarked
package com.tiktickets.sample.telemetry.inbox;

import org.jspecify.annotations.NullMarked;
