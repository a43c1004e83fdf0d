/**
 * Stamps spans with the tenant and decides which requests are traced.
 */
@NullMarked
package com.tiktickets.observability.tracing;

import org.jspecify.annotations.NullMarked;
