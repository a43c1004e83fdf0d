/**
 * Wires the HTTP doorway.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
