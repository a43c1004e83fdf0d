/**
 * Tenants of messages of brokers for which Spring or OpenTelemetry make the spans.
 */
@NullMarked
package com.tiktickets.observability.messaging;

import org.jspecify.annotations.NullMarked;
