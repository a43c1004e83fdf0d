/**
 * Measurement of headless browsers: the processes that the application drives.
 */
@NullMarked
package com.tiktickets.observability.browser;

import org.jspecify.annotations.NullMarked;
