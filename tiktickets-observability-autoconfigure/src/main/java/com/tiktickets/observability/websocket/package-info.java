/**
 * Instrumentation of STOMP: sessions, frames and handled messages of Spring's message
 * broker.
 */
@NullMarked
package com.tiktickets.observability.websocket;

import org.jspecify.annotations.NullMarked;
