package com.tiktickets.observability.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelEnvelopeTests {

	@Test
	void messageComesOutAsItWentIn() {
		byte[] body = { 0, 1, '\n', -1 };
		ChannelEnvelope read = ChannelEnvelope
			.read(new ChannelEnvelope(Map.of("baggage", "tenant_id=acme;p=1"), body).toBytes());
		assertThat(read).isNotNull();
		assertThat(read.body()).isEqualTo(body);
		assertThat(read.headers()).containsExactly(Map.entry("baggage", "tenant_id=acme;p=1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "\u0001otel", "\u0001otel\ttraceparent=1", "\u0001ote\n" })
	void whatIsNoEnvelopeIsLeftAlone(String message) {
		assertThat(ChannelEnvelope.read(message.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void lineThatDoesNotEndIsNotReadToTheEnd() {
		assertThat(ChannelEnvelope.read(("\u0001otel" + "x".repeat(10_000) + "\n").getBytes(StandardCharsets.UTF_8)))
			.isNull();
	}

}
