/**
 * Auto-configuration of client instrumentations: HTTP and R2DBC.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
