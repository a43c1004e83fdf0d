/**
 * Wires the tenant.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.tenant;

import org.jspecify.annotations.NullMarked;
