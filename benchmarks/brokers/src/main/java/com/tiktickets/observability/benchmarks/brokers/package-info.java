/** The AMQP broker and Redis, in a process apart from the measured application. */
@NullMarked
package com.tiktickets.observability.benchmarks.brokers;

import org.jspecify.annotations.NullMarked;
