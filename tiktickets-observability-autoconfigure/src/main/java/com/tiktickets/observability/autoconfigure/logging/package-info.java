/**
 * Wires logging.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.logging;

import org.jspecify.annotations.NullMarked;
