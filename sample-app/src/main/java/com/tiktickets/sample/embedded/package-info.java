/**
 * How the sample starts the servers that it brings along.
 */
@NullMarked
package com.tiktickets.sample.embedded;

import org.jspecify.annotations.NullMarked;
