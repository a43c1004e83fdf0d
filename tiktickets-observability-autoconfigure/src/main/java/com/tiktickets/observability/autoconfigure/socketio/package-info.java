/**
 * Wires the Socket.IO doorway.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.socketio;

import org.jspecify.annotations.NullMarked;
