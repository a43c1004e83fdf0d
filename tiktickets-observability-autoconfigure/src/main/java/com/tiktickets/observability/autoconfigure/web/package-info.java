/**
 * Auto-configuration of the instrumentation of HTTP servers.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
