package com.tiktickets.observability.semconv;

/**
 * Metrics of messages, those of the conventions and what they have no name for.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/"> Semantic
 * conventions: messaging metrics</a>
 */
public final class MessagingMetrics {

	/** Histogram, s: how long it takes to hand a message to the broker. */
	public static final String CLIENT_OPERATION_DURATION = "messaging.client.operation.duration";

	/** Histogram, s: how long it takes to process a message or a batch. */
	public static final String PROCESS_DURATION = "messaging.process.duration";

	/** Counter, {message}: messages handed to the broker. */
	public static final String CLIENT_SENT_MESSAGES = "messaging.client.sent.messages";

	/** Counter, {message}: messages delivered to the application. */
	public static final String CLIENT_CONSUMED_MESSAGES = "messaging.client.consumed.messages";

	/** Counter, {message}: published messages by what the broker said of them. */
	public static final String PUBLISHER_CONFIRMS = "amqp.publisher.confirms";

	/** Counter, {message}: published messages that the broker had no queue for. */
	public static final String PUBLISHER_RETURNS = "amqp.publisher.returns";

	/** Gauge, {message}: messages of a queue that wait for delivery. */
	public static final String QUEUE_DEPTH = "messaging.queue.depth";

	/** Gauge, {consumer}: consumers of a queue. */
	public static final String QUEUE_CONSUMERS = "messaging.queue.consumers";

	/** Unit of whatever counts messages. */
	public static final String UNIT_MESSAGE = "{message}";

	/** Unit of {@link #QUEUE_CONSUMERS}. */
	public static final String UNIT_CONSUMER = "{consumer}";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private MessagingMetrics() {
	}

}
