/**
 * Spans of jobs of the Quartz scheduler.
 */
@NullMarked
package com.tiktickets.observability.quartz;

import org.jspecify.annotations.NullMarked;
