/**
 * Servers that tests, the sample and the benchmarks start without Docker. Not published.
 */
@NullMarked
package com.tiktickets.embedded;

import org.jspecify.annotations.NullMarked;
