/**
 * The telemetry page: what this and other local services emit, seen in a browser.
 */
@NullMarked
package com.tiktickets.sample.telemetry;

import org.jspecify.annotations.NullMarked;
