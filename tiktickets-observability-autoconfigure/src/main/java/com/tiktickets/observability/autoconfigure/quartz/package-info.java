/**
 * Auto-configuration of the Quartz scheduler's instrumentation.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.quartz;

import org.jspecify.annotations.NullMarked;
