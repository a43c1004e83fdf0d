/**
 * Every error as a problem detail (RFC 9457).
 */
@NullMarked
package com.tiktickets.sample.problem;

import org.jspecify.annotations.NullMarked;
