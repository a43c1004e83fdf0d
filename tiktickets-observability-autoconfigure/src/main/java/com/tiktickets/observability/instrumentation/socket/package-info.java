/**
 * What live sockets have in common, whatever their protocol.
 */
@NullMarked
package com.tiktickets.observability.instrumentation.socket;

import org.jspecify.annotations.NullMarked;
