package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes of messages: those of the semantic conventions and, in the namespace
 * {@code amqp}, those that the conventions do not have.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/">Semantic
 * conventions: RabbitMQ</a>
 */
public final class MessagingAttributes {

	/** Messaging system: {@code rabbitmq}. */
	public static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");

	/** Exchange to which a message is published, or queue from which it is consumed. */
	public static final AttributeKey<String> DESTINATION_NAME = AttributeKey.stringKey("messaging.destination.name");

	/** Name of the operation: {@code publish}, {@code process}, {@code receive}. */
	public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");

	/** Type of the operation: {@code send}, {@code process}, {@code receive}. */
	public static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");

	/** Routing key of a message. */
	public static final AttributeKey<String> ROUTING_KEY = AttributeKey
		.stringKey("messaging.rabbitmq.destination.routing_key");

	/** Delivery tag of a message: its number in the channel. */
	public static final AttributeKey<Long> DELIVERY_TAG = AttributeKey
		.longKey("messaging.rabbitmq.message.delivery_tag");

	/** Id of a message, if the sender set one. */
	public static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");

	/** Correlation id of a message, if the sender set one. */
	public static final AttributeKey<String> CONVERSATION_ID = AttributeKey
		.stringKey("messaging.message.conversation_id");

	/** Size of the body of a message, in bytes. */
	public static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");

	/** Number of messages in a batch. */
	public static final AttributeKey<Long> BATCH_MESSAGE_COUNT = AttributeKey.longKey("messaging.batch.message_count");

	/** Number of the attempt to process a message; 2 is the first retry. */
	public static final AttributeKey<Long> DELIVERY_ATTEMPT = AttributeKey.longKey("amqp.delivery.attempt");

	/**
	 * Reason why a message was dead-lettered: {@code rejected}, {@code expired},
	 * {@code maxlen}, {@code delivery_limit}.
	 */
	public static final AttributeKey<String> DEATH_REASON = AttributeKey.stringKey("amqp.death.reason");

	/** Queue in which a message was dead-lettered. */
	public static final AttributeKey<String> DEATH_QUEUE = AttributeKey.stringKey("amqp.death.queue");

	/** Number of times that a message was dead-lettered in the queue, for the reason. */
	public static final AttributeKey<Long> DEATH_COUNT = AttributeKey.longKey("amqp.death.count");

	/** Outcome of a publisher confirm: {@code ack}, {@code nack}. */
	public static final AttributeKey<String> CONFIRM_OUTCOME = AttributeKey.stringKey("amqp.confirm.outcome");

	/** Reply code with which the broker returned a message; 312 means no route. */
	public static final AttributeKey<Long> REPLY_CODE = AttributeKey.longKey("amqp.reply.code");

	private MessagingAttributes() {
	}

}
