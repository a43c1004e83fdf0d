/**
 * Requests to look at: a client of the sample's own HTTP API, and endpoints that
 * misbehave.
 */
@NullMarked
package com.tiktickets.sample.telemetry.traffic;

import org.jspecify.annotations.NullMarked;
