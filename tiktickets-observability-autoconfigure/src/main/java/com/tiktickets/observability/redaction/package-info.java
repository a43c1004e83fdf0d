/**
 * Keeps personal data from leaving the process. Depends on no other package but
 * {@code semconv}.
 */
@NullMarked
package com.tiktickets.observability.redaction;

import org.jspecify.annotations.NullMarked;
