/**
 * The connection from the harness to a measured application.
 */
@NullMarked
package com.tiktickets.observability.benchmarks.control;

import org.jspecify.annotations.NullMarked;
