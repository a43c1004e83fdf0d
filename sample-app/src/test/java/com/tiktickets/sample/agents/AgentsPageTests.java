package com.tiktickets.sample.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.sample.SampleTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleTest
class AgentsPageTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private SocketIOServer socketIo;

	@ParameterizedTest
	@ValueSource(strings = { "/agents", "/agents/assets/page.js", "/agents/assets/page.css",
			"/agents/assets/vendor/socket.io-4.8.4.min.js", "/agents/webjars/stomp__stompjs/bundles/stomp.umd.min.js" })
	void pageAndItsPartsAreServedToAnybody(String path) {
		this.client.get().uri(path).exchange().expectStatus().isOk();
	}

	@Test
	void pageMaySpeakToThisServiceOnly() {
		int port = this.socketIo.getConfiguration().getPort();

		this.client.get()
			.uri("/agents")
			.exchange()
			.expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';")
						.contains("connect-src 'self' ws://localhost:", " ws://localhost:" + port + ";")
						.doesNotContain("unsafe"));
	}

	@Test
	void nothingElseIsOpened() {
		this.client.post().uri("/agents").exchange().expectStatus().is4xxClientError();
		this.client.get().uri("/tickets").exchange().expectStatus().isUnauthorized();
	}

	/** What the documentation shows is what the page does. */
	@Test
	void envelopeIsTheOneOfTheDocumentation() throws IOException {
		String documented = Files.readString(Path.of("../docs/observability/instrumentation-points.md"))
			.split("```js\n")[1].split("```")[0].replace("@opentelemetry/api", "./trace.js");

		assertThat(new ClassPathResource("agents/envelope.js").getContentAsString(StandardCharsets.UTF_8))
			.isEqualTo(documented + "\nexport { emit, on };\n");
	}

}
