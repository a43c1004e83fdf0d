/**
 * Auto-configuration of Socket.IO.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.socketio;

import org.jspecify.annotations.NullMarked;
