package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class UrlRedactionTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start("tiktickets.observability.redaction.query-parameters=internal-id");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void secretsOfAQueryDoNotLeaveTheProcess() {
		String path = "/tickets/7?page=1&password=hunter2&internalId=hunter2";
		application.context()
			.getBean(RestClient.Builder.class)
			.build()
			.get()
			.uri(application.url(path))
			.retrieve()
			.toBodilessEntity();
		await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /tickets/{id}")).hasSize(1));
		await().untilAsserted(() -> assertThat(application.received().spansNamed("GET")).hasSize(1));
		String redacted = "page=1&password=REDACTED&internalId=REDACTED";
		assertThat(span("GET /tickets/{id}").attribute("url.query")).isEqualTo(redacted);
		assertThat(span("GET").attribute("url.full")).isEqualTo(application.url("/tickets/7?" + redacted));
		assertThat(application.received().items()).noneMatch((item) -> item.toString().contains("hunter2"));
	}

	private static ReceivedSpan span(String name) {
		return application.received().spansNamed(name).get(0);
	}

}
