/**
 * Auto-configuration of instrumentations of libraries with which an application calls
 * others.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
