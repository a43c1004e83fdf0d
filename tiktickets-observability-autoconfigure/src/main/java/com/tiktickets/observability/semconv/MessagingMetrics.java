package com.tiktickets.observability.semconv;

/**
 * Metrics of messages: those of the semantic conventions, and those that the conventions
 * do not have.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics/"> Semantic
 * conventions: messaging metrics</a>
 */
public final class MessagingMetrics {

	/** Histogram, s: duration of sending a message to the broker. */
	public static final String CLIENT_OPERATION_DURATION = "messaging.client.operation.duration";

	/** Histogram, s: duration of processing a message or a batch. */
	public static final String PROCESS_DURATION = "messaging.process.duration";

	/**
	 * Counter, {message}: number of messages that the producer tried to send to the
	 * broker.
	 */
	public static final String CLIENT_SENT_MESSAGES = "messaging.client.sent.messages";

	/** Counter, {message}: number of messages that were delivered to the application. */
	public static final String CLIENT_CONSUMED_MESSAGES = "messaging.client.consumed.messages";

	/**
	 * Counter, {message}: number of published messages that the broker confirmed with an
	 * ack or a nack.
	 */
	public static final String PUBLISHER_CONFIRMS = "amqp.publisher.confirms";

	/** Counter, {message}: number of published messages that the broker returned. */
	public static final String PUBLISHER_RETURNS = "amqp.publisher.returns";

	/** Gauge, {message}: number of messages in a queue that are ready for delivery. */
	public static final String QUEUE_DEPTH = "messaging.queue.depth";

	/** Gauge, {consumer}: number of consumers of a queue. */
	public static final String QUEUE_CONSUMERS = "messaging.queue.consumers";

	/** Unit of metrics that count messages. */
	public static final String UNIT_MESSAGE = "{message}";

	/** Unit of {@link #QUEUE_CONSUMERS}. */
	public static final String UNIT_CONSUMER = "{consumer}";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private MessagingMetrics() {
	}

}
