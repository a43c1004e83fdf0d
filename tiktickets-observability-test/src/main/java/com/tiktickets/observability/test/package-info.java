/**
 * What left the process, decoded: an OTLP receiver for tests.
 */
@NullMarked
package com.tiktickets.observability.test;

import org.jspecify.annotations.NullMarked;
