/**
 * The buffer on disk: requests that wait in files until the Collector takes them.
 */
@NullMarked
package com.tiktickets.observability.export.buffer;

import org.jspecify.annotations.NullMarked;
