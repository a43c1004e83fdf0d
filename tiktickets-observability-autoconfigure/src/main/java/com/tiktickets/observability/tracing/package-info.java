/**
 * Adds the tenant to spans and decides which requests are traced.
 */
@NullMarked
package com.tiktickets.observability.tracing;

import org.jspecify.annotations.NullMarked;
