package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Attributes of messages, those of the conventions and, below {@code amqp}, what they
 * have no name for.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/">Semantic
 * conventions: RabbitMQ</a>
 */
public final class MessagingAttributes {

	/** Kind of broker, {@code rabbitmq}. */
	public static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");

	/** Exchange that is published to, or queue that is consumed from. */
	public static final AttributeKey<String> DESTINATION_NAME = AttributeKey.stringKey("messaging.destination.name");

	/** What is done: {@code publish}, {@code process}, {@code receive}. */
	public static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("messaging.operation.name");

	/** Kind of what is done: {@code send}, {@code process}, {@code receive}. */
	public static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");

	/** Routing key of a message. */
	public static final AttributeKey<String> ROUTING_KEY = AttributeKey
		.stringKey("messaging.rabbitmq.destination.routing_key");

	/** Number of a delivery in its channel. */
	public static final AttributeKey<Long> DELIVERY_TAG = AttributeKey
		.longKey("messaging.rabbitmq.message.delivery_tag");

	/** Id of a message, if its sender gave one. */
	public static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");

	/** Correlation id of a message. */
	public static final AttributeKey<String> CONVERSATION_ID = AttributeKey
		.stringKey("messaging.message.conversation_id");

	/** Bytes of a message's body. */
	public static final AttributeKey<Long> BODY_SIZE = AttributeKey.longKey("messaging.message.body.size");

	/** Messages that are processed at once. */
	public static final AttributeKey<Long> BATCH_MESSAGE_COUNT = AttributeKey.longKey("messaging.batch.message_count");

	/** Number of the attempt to process a message, 2 for the first retry. */
	public static final AttributeKey<Long> DELIVERY_ATTEMPT = AttributeKey.longKey("amqp.delivery.attempt");

	/**
	 * Why a message was dead-lettered: {@code rejected}, {@code expired}, {@code maxlen}.
	 */
	public static final AttributeKey<String> DEATH_REASON = AttributeKey.stringKey("amqp.death.reason");

	/** Queue in which a message was dead-lettered. */
	public static final AttributeKey<String> DEATH_QUEUE = AttributeKey.stringKey("amqp.death.queue");

	/** How often a message was dead-lettered there. */
	public static final AttributeKey<Long> DEATH_COUNT = AttributeKey.longKey("amqp.death.count");

	/** What a broker said of a published message: {@code ack}, {@code nack}. */
	public static final AttributeKey<String> CONFIRM_OUTCOME = AttributeKey.stringKey("amqp.confirm.outcome");

	/** Reply code with which a broker returned a message, 312 for no route. */
	public static final AttributeKey<Long> REPLY_CODE = AttributeKey.longKey("amqp.reply.code");

	private MessagingAttributes() {
	}

}
