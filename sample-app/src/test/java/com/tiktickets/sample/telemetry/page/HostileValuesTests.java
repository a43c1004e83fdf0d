package com.tiktickets.sample.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.TelemetryTest;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What somebody sends to harm the reader is text, and can be seen.
 */
@TelemetryTest
class HostileValuesTests {

	private static final String TRACE = "3af7651916cd43dd8448eb211c80319c";

	private static final String SPAN = "b7ad6b7169203331";

	private static final String SCRIPT = "<script>alert(1)</script>\u0007\u202e";

	private static final String LONG = "y".repeat(100_000);

	private static final String SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;\u2407\uFFFD";

	private static final String METRIC = "metrics?name=<script>alert(1)</script>\u0007\u202ename";

	@Autowired
	private OtlpReceiver receiver;

	private final PageReader page;

	HostileValuesTests(@Autowired RestTestClient client) {
		this.page = new PageReader(client);
	}

	@BeforeEach
	void sendHostileValues() throws Exception {
		for (Message export : new Message[] { trace(), log(), metric() }) {
			new Otlp(this.receiver.port()).send(export);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "traces", "traces/" + TRACE, "logs", "metrics", METRIC, "errors", "map" })
	void valuesAreShownAndDoNothing(String view) {
		assertThat(shown(view)).contains(SHOWN)
			.doesNotContain("<script>alert", "<img", "\u0007", "\u202e")
			.hasSizeLessThan(400_000);
	}

	@Test
	void metricIsShownWithItsUnitAndDescription() {
		assertThat(shown(METRIC)).contains(SHOWN + "name", SHOWN + "unit", SHOWN + "description",
				"3 " + SHOWN + "unit");
	}

	@Test
	void errorIsShownWithItsTypeMessageAndService() {
		String id = this.page.json("/telemetry/errors?tenant=evil").path(0).path("id").asString();

		assertThat(shown("errors/" + id)).contains(SHOWN + "type", SHOWN + "message", SHOWN + "service")
			.doesNotContain("<script>alert", "\u0007", "\u202e");
	}

	@Test
	void jsonHasAllOfALongValue() {
		assertThat(this.page.html("/telemetry/traces/" + TRACE)).doesNotContain("y".repeat(5_000));
		assertThat(this.page.json("/telemetry/traces/" + TRACE).toString()).contains(LONG);
	}

	/** But for what a form sends back, which has to be what was sent. */
	private String shown(String view) {
		return this.page.html("/telemetry/" + view).replaceAll("value=\"[^\"]*\"", "");
	}

	private static Message trace() {
		return Otlp.traces(SCRIPT + "service",
				Otlp.span(TRACE, SPAN, "", SCRIPT + "<img src=x onerror=alert(2)>")
					.setKind(Span.SpanKind.SPAN_KIND_SERVER)
					.addAttributes(Otlp.attribute("a\"b", SCRIPT + LONG)));
	}

	private static Message log() {
		return Otlp.logs(SCRIPT + "service",
				LogRecord.newBuilder()
					.setTraceId(Otlp.id(TRACE))
					.setSpanId(Otlp.id(SPAN))
					.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
					.setSeverityNumberValue(17)
					.setSeverityText(SCRIPT)
					.setBody(AnyValue.newBuilder().setStringValue(SCRIPT + "body"))
					.addAttributes(Otlp.attribute("tenant_id", "evil"))
					.addAttributes(Otlp.attribute("exception.type", SCRIPT + "type"))
					.addAttributes(Otlp.attribute("exception.message", SCRIPT + "message"))
					.addAttributes(Otlp.attribute("exception.stacktrace", SCRIPT + LONG)));
	}

	private static Message metric() {
		Metric.Builder metric = Metric.newBuilder()
			.setName(SCRIPT + "name")
			.setUnit(SCRIPT + "unit")
			.setDescription(SCRIPT + "description");
		metric.getGaugeBuilder()
			.addDataPointsBuilder()
			.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
			.setAsInt(3)
			.addAttributes(Otlp.attribute("tenant_id", SCRIPT));
		return Otlp.metrics(SCRIPT + "service", metric.build());
	}

}
