package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.semconv.MessagingAttributes;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

class MessageAttributesTests {

	@Test
	void deadLetterSaysWhereAndWhyItDiedLast() {
		Object last = Map.of("reason", "rejected", "queue", "tickets", "count", 2L);
		assertThat(MessageAttributes.death(dead(List.of(last, Map.of("queue", "earlier")))))
			.isEqualTo(Attributes.of(MessagingAttributes.DEATH_REASON, "rejected", MessagingAttributes.DEATH_QUEUE,
					"tickets", MessagingAttributes.DEATH_COUNT, 2L));
	}

	@ParameterizedTest
	@MethodSource
	void malformedDeathIsNone(Object death) {
		assertThat(MessageAttributes.death(dead(death))).isNull();
	}

	static List<Object> malformedDeathIsNone() {
		return List.of("dead", List.of(), List.of("dead"), 1);
	}

	private static Message dead(Object death) {
		MessageProperties properties = new MessageProperties();
		properties.setHeader("x-death", death);
		return new Message(new byte[0], properties);
	}

}
