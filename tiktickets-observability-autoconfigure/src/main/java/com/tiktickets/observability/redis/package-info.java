/**
 * Instrumentation of Redis.
 */
@NullMarked
package com.tiktickets.observability.redis;

import org.jspecify.annotations.NullMarked;
