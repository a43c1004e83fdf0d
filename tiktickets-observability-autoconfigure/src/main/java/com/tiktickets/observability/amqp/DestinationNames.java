package com.tiktickets.observability.amqp;

import com.tiktickets.observability.semconv.MessagingAttributes;
import io.micrometer.common.KeyValues;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * Names of exchanges and queues in spans and metrics. All names that a broker or Spring
 * generates become one name, because their number has no bound.
 */
final class DestinationNames {

	static final String SYSTEM = "rabbitmq";

	static final String PUBLISH = "publish";

	static final String PROCESS = "process";

	static final String RECEIVE = "receive";

	static final String SEND = "send";

	private static final String DEFAULT_EXCHANGE = "amq.default";

	private static final String ANONYMOUS = "(anonymous)";

	private static final String UNKNOWN = "(unknown)";

	private static final List<String> MADE_UP = List.of("amq.gen-", "amq.rabbitmq.reply-to", "spring.gen-");

	private DestinationNames() {
	}

	/** What spans and metrics of one message have in common, whatever is done with it. */
	static KeyValues keyValues(String destination, String operation, String type) {
		return KeyValues.of(MessagingAttributes.SYSTEM.getKey(), SYSTEM, MessagingAttributes.DESTINATION_NAME.getKey(),
				destination, MessagingAttributes.OPERATION_NAME.getKey(), operation,
				MessagingAttributes.OPERATION_TYPE.getKey(), type);
	}

	static String exchange(@Nullable String exchange) {
		return (exchange == null || exchange.isEmpty()) ? DEFAULT_EXCHANGE : exchange;
	}

	static String queue(@Nullable String queue) {
		if (queue == null || queue.isEmpty()) {
			return UNKNOWN;
		}
		return isMadeUp(queue) ? ANONYMOUS : queue;
	}

	static boolean isMadeUp(String queue) {
		return MADE_UP.stream().anyMatch(queue::startsWith);
	}

	/**
	 * What is not consumed but asked for does not tell its queue: the exchange is known.
	 */
	static String source(Message message) {
		String queue = message.getMessageProperties().getConsumerQueue();
		if (queue != null) {
			return queue(queue);
		}
		String exchange = message.getMessageProperties().getReceivedExchange();
		return (exchange == null || exchange.isEmpty()) ? queue(message.getMessageProperties().getReceivedRoutingKey())
				: exchange;
	}

}
