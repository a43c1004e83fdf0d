/**
 * Wires what keeps personal data from leaving the process.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.redaction;

import org.jspecify.annotations.NullMarked;
