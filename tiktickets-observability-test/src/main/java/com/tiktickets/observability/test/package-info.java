/**
 * OTLP receiver for tests, which decodes the telemetry that an application exports.
 */
@NullMarked
package com.tiktickets.observability.test;

import org.jspecify.annotations.NullMarked;
