/**
 * Instrumentation of Socket.IO: connections, events and emits of netty-socketio.
 */
@NullMarked
package com.tiktickets.observability.socketio;

import org.jspecify.annotations.NullMarked;
