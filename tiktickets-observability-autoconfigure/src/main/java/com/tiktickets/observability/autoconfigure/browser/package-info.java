/**
 * Auto-configuration of the measurement of headless browsers.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.browser;

import org.jspecify.annotations.NullMarked;
