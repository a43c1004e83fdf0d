package com.tiktickets.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmbeddedRedisTests {

	@Test
	void answersPing() throws IOException {
		try (EmbeddedRedis redis = EmbeddedRedis.start()) {
			assertThat(ping(redis.port())).isEqualTo("+PONG");
		}
	}

	@Test
	void startsAgainOnThePortThatItHad() throws IOException {
		EmbeddedRedis first = EmbeddedRedis.start();
		first.close();
		try (EmbeddedRedis second = EmbeddedRedis.start(first.port())) {
			assertThat(ping(second.port())).isEqualTo("+PONG");
		}
	}

	private static String ping(int port) throws IOException {
		try (Socket client = new Socket("127.0.0.1", port)) {
			client.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
			return new String(client.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
		}
	}

}
