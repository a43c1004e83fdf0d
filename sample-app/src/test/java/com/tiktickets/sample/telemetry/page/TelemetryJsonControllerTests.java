package com.tiktickets.sample.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.TelemetryTest;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@TelemetryTest
class TelemetryJsonControllerTests {

	private static final String TRACE = "4af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	@Autowired
	private OtlpReceiver receiver;

	private final PageReader page;

	TelemetryJsonControllerTests(@Autowired RestTestClient client) {
		this.page = new PageReader(client);
	}

	@BeforeEach
	void sendACallThatBreaks() throws Exception {
		Otlp otlp = new Otlp(this.receiver.port());
		otlp.send(Otlp.traces("till",
				Otlp.span(TRACE, SPAN, "", "POST /pay")
					.setKind(Span.SpanKind.SPAN_KIND_CLIENT)
					.addAttributes(Otlp.attribute("server.address", "bank.example"))
					.addAttributes(Otlp.attribute("tenant_id", "answered"))));
		otlp.send(Otlp.logs("till",
				LogRecord.newBuilder()
					.setTraceId(Otlp.id(TRACE))
					.setSpanId(Otlp.id(SPAN))
					.addAllAttributes(Otlp.attributes(Map.of("tenant_id", "answered", "exception.type", "NoMoney",
							"exception.message", "none left", "exception.stacktrace", "NoMoney: none left")))));
	}

	@Test
	void startSaysWhatIsKeptAndWhereItIsTaken() {
		JsonNode status = this.page.json("/telemetry");

		assertThat(status.path("state").asString()).isEqualTo("LISTENING");
		assertThat(status.path("port").asInt()).isEqualTo(this.receiver.port());
		assertThat(status.path("usage").path("spans").path("items").asInt()).isPositive();
	}

	@Test
	void mapSaysWhoCallsWhom() {
		JsonNode map = this.page.json("/telemetry/map?tenant=answered");

		assertThat(map.path("nodes").valueStream().map((node) -> node.path("name").asString()))
			.containsExactlyInAnyOrder("till", "bank.example");
		assertThat(map.path("edges").path(0).path("from").asString()).isEqualTo("till");
		assertThat(map.path("edges").path(0).path("to").asString()).isEqualTo("bank.example");
		assertThat(map.path("edges").path(0).path("calls").asInt()).isPositive();
	}

	@Test
	void errorHasItsOccurrences() {
		String id = this.page.json("/telemetry/errors?tenant=answered").path(0).path("id").asString();

		JsonNode error = this.page.json("/telemetry/errors/" + id);

		assertThat(error.path("type").asString()).isEqualTo("NoMoney");
		assertThat(error.path("message").asString()).isEqualTo("none left");
		assertThat(error.path("occurrences").path(0).path("traceId").asString()).isEqualTo(TRACE);
	}

	@Test
	void traceHasTheSpanThatWasAskedFor() {
		JsonNode trace = this.page.json("/telemetry/traces/" + TRACE + "?limit=1&from=7&span=" + SPAN);

		assertThat(trace.path("spans").path(0).path("spanId").asString()).isEqualTo(SPAN);
	}

}
