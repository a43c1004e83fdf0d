/**
 * Auto-configuration of messages of Kafka, JMS and other brokers.
 */
@NullMarked
package com.tiktickets.observability.autoconfigure.messaging;

import org.jspecify.annotations.NullMarked;
