/**
 * Auto-configuration of Redis.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.redis;

import org.jspecify.annotations.NullMarked;
