/**
 * Detailed telemetry of single tenants for a limited time: every trace, and log events
 * below the configured level. No Spring here.
 */
@NullMarked
package com.tiktickets.observability.tenant.detail;

import org.jspecify.annotations.NullMarked;
