/**
 * The sample, its telemetry and the monitoring stack, end to end: what the backends
 * answer in their own query languages.
 */
@NullMarked
package com.tiktickets.sample.e2e;

import org.jspecify.annotations.NullMarked;
