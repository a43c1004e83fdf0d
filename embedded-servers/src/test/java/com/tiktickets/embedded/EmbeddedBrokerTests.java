package com.tiktickets.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTests {

	@Test
	void speaksAmqp() throws Exception {
		try (EmbeddedBroker broker = EmbeddedBroker.start(); Socket client = new Socket("127.0.0.1", broker.port())) {
			client.getOutputStream().write(new byte[] { 'A', 'M', 'Q', 'P', 0, 0, 9, 1 });
			byte[] answer = client.getInputStream().readNBytes(64);
			assertThat(new String(answer, StandardCharsets.ISO_8859_1)).contains("product");
		}
	}

}
