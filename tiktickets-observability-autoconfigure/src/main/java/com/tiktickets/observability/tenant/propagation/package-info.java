/**
 * How the tenant crosses processes: as W3C baggage, from trusted peers and to targets of
 * our own only. No Spring here.
 */
@NullMarked
package com.tiktickets.observability.tenant.propagation;

import org.jspecify.annotations.NullMarked;
