/**
 * What can be asked about the telemetry in the inbox. Knows nothing of the web.
 */
@NullMarked
package com.tiktickets.sample.telemetry.query;

import org.jspecify.annotations.NullMarked;
