/**
 * Auto-configuration of RabbitMQ.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.amqp;

import org.jspecify.annotations.NullMarked;
