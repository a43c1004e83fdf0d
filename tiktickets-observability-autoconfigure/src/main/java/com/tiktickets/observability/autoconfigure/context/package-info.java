/**
 * Wires the propagation of context between threads.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.context;

import org.jspecify.annotations.NullMarked;
