/**
 * Where messages wait: an AMQP broker of our own, or one that is given.
 */
@NullMarked
package com.tiktickets.sample.broker;

import org.jspecify.annotations.NullMarked;
