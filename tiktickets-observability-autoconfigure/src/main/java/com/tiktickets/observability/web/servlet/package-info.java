/**
 * Instrumentation of HTTP servers in servlet applications.
 */
@NullMarked
package com.tiktickets.observability.web.servlet;

import org.jspecify.annotations.NullMarked;
