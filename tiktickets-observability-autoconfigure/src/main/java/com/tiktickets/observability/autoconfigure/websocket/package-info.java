/**
 * Wires the STOMP doorway.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.websocket;

import org.jspecify.annotations.NullMarked;
