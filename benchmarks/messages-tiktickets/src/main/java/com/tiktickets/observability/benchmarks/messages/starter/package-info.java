/** What the documentation of this starter asks of an application. */
@NullMarked
package com.tiktickets.observability.benchmarks.messages.starter;

import org.jspecify.annotations.NullMarked;
