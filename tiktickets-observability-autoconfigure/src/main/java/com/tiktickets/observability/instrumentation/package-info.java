/**
 * The lifecycle of an operation: tenant, parent, scope, span, duration and error. An
 * instrumentation says what its request is and what its attributes are. The package also
 * has the one guarded access to private fields of other libraries.
 */
@NullMarked
package com.tiktickets.observability.instrumentation;

import org.jspecify.annotations.NullMarked;
