/**
 * Auto-configuration of STOMP.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.websocket;

import org.jspecify.annotations.NullMarked;
