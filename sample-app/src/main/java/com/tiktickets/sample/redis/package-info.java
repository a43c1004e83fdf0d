/**
 * What is shared for a while: a Redis of our own, or one that is given, and the caches in
 * it.
 */
@NullMarked
package com.tiktickets.sample.redis;

import org.jspecify.annotations.NullMarked;
