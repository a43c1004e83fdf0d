/**
 * The only place where an emitted name is spelled.
 */
@NullMarked
package com.tiktickets.observability.semconv;

import org.jspecify.annotations.NullMarked;
