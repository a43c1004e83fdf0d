/**
 * Instrumentation of HTTP servers in reactive applications.
 */
@NullMarked
package com.tiktickets.observability.web.reactive;

import org.jspecify.annotations.NullMarked;
