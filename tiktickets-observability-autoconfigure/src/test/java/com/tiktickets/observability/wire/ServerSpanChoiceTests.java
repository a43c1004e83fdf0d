package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.ReceivedSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who makes the span of a request is a matter of properties. */
class ServerSpanChoiceTests {

	private static final String OPENTELEMETRY = "otel.instrumentation.spring-webmvc.enabled";

	@Test
	void askingForHeadersBringsOpenTelemetrysFilter() {
		try (WireApplication application = WireApplication
			.start("otel.instrumentation.http.server.capture-request-headers=x-channel")) {
			application.get("/mdc", "x-channel", "whatsapp");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /mdc")).hasSize(1));
			assertThat(application.received().spansNamed("GET /mdc").get(0).attributes())
				.containsEntry("http.request.header.x-channel", List.of("whatsapp"));
		}
	}

	@Test
	void askingForHeadersBringsOpenTelemetrysFilterWithoutServlets() {
		try (WireApplication application = WireApplication.start(ReactiveApplication.class,
				"spring.main.web-application-type=reactive",
				"otel.instrumentation.http.server.capture-request-headers=x-channel")) {
			application.get("/mdc", "x-channel", "whatsapp");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("GET /mdc")).hasSize(1));
			assertThat(application.received().spansNamed("GET /mdc").get(0).attributes())
				.containsEntry("http.request.header.x-channel", List.of("whatsapp"));
		}
	}

	@Test
	void allInstrumentationsOfOpenTelemetryMakeOneSpanForEachOperation() {
		try (WireApplication application = WireApplication.start("otel.instrumentation.common.default-enabled=true")) {
			assertThat(application.trace("/tickets/1", 2)).extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("GET /tickets/{id}", "SELECT");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("task Cleaner.clean")).hasSize(1));
			assertThat(application.received()
				.spansOf(application.received().spansNamed("task Cleaner.clean").get(0).traceId())).hasSize(1);
		}
	}

	@Test
	void switchedOffByNameNobodyMakesTheSpan() {
		try (WireApplication application = WireApplication.start(OPENTELEMETRY + "=false")) {
			application.get("/tickets/1");
			await().untilAsserted(() -> assertThat(application.received().spansNamed("SELECT")).isNotEmpty());
			assertThat(application.received().spansNamed("GET /tickets/{id}")).isEmpty();
		}
	}

}
