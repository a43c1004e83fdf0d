/**
 * Instrumentation of RabbitMQ.
 */
@NullMarked
package com.tiktickets.observability.amqp;

import org.jspecify.annotations.NullMarked;
