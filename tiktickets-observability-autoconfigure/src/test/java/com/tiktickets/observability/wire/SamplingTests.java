package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTests {

	private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

	@Test
	void everyRootIsSampledAndAnUnsampledParentIsHonoured() {
		try (WireApplication application = WireApplication.start()) {
			application.get("/tickets/0", "traceparent", UNSAMPLED);
			IntStream.rangeClosed(1, 20).forEach((ticket) -> application.get("/tickets/" + ticket));
			await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /tickets/{id}")).hasSize(20));
			assertThat(application.received().spansOf("0af7651916cd43dd8448eb211c80319c")).isEmpty();
			await().untilAsserted(() -> assertThat(application.received().logsWith("Reading ticket")).hasSize(21));
		}
	}

	@Test
	void configurationFileSetsSamplerAndResource() {
		try (WireApplication application = WireApplication.start("spring.config.name=opentelemetry-settings")) {
			application.get("/tickets/1");
			assertThat(application.trace("/tickets/2", 2).get(0).resource()).containsEntry("team", "support")
				.containsEntry("region", "eu");
			assertThat(application.received().spansNamed("GET /tickets/{id}")).hasSize(1);
		}
	}

}
