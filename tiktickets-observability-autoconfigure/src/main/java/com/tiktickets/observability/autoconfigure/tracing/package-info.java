/**
 * Wires tracing.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.tracing;

import org.jspecify.annotations.NullMarked;
