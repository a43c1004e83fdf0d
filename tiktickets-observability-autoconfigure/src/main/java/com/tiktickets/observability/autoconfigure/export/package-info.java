/**
 * Wires the export.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.export;

import org.jspecify.annotations.NullMarked;
