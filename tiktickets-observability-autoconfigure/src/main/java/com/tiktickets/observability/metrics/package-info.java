/**
 * Adds the tenant to metric points, with a hard cap on the tenants that become series.
 */
@NullMarked
package com.tiktickets.observability.metrics;

import org.jspecify.annotations.NullMarked;
