/**
 * Wires the one OpenTelemetry, in each of its modes.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.sdk;

import org.jspecify.annotations.NullMarked;
