/**
 * The telemetry page and its JSON twin.
 */
@NullMarked
package com.tiktickets.sample.telemetry.page;

import org.jspecify.annotations.NullMarked;
