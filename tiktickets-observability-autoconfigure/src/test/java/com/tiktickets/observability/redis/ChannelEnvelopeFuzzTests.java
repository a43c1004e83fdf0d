package com.tiktickets.observability.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that anybody may publish to a channel. */
@Tag("volume")
class ChannelEnvelopeFuzzTests {

	@Test
	void messageWithAnyLineIsRead() {
		Fuzzing.of("Redis messages", 50_000)
			.check((input) -> input
				.damaged("\u0001otel\ttraceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
						+ "\tbaggage=tenant_id=acme\tsent=1\n" + input.any()),
					(text) -> {
						byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
						ChannelEnvelope envelope = ChannelEnvelope.read(bytes);
						if (envelope != null) {
							assertThat(envelope.body().length).isLessThan(bytes.length);
							assertThat(envelope.headers())
								.allSatisfy((name, value) -> assertThat(name + value).doesNotContain("\n", "\t"));
						}
					});
	}

	@Test
	void envelopeIsReadAsItWasWritten() {
		Fuzzing.of("Redis bodies", 10_000).check((input) -> input.any(), (body) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			ChannelEnvelope read = ChannelEnvelope.read(new ChannelEnvelope(Map.of("sent", "1"), bytes).toBytes());
			assertThat(read).isNotNull();
			assertThat(read.body()).isEqualTo(bytes);
			assertThat(read.headers()).containsEntry("sent", "1");
		});
	}

}
