/**
 * Texts that drive the tests of the redaction in the process and in the Collector. Not
 * published.
 */
@NullMarked
package com.tiktickets.corpus;

import org.jspecify.annotations.NullMarked;
