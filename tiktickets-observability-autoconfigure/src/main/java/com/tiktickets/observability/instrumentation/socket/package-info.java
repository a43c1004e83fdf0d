/**
 * Instruments and instrumenters that the protocols of live sockets share.
 */
@NullMarked
package com.tiktickets.observability.instrumentation.socket;

import org.jspecify.annotations.NullMarked;
