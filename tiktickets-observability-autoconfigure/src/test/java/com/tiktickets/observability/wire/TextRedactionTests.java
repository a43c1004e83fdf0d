package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.redaction.Redactor;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedItem;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Puts a sensitive value into each place that a program can write to. */
class TextRedactionTests {

	private static final Logger logger = LoggerFactory.getLogger(TextRedactionTests.class);

	private static final String TENANT = "customer-5511987650001";

	/** Each place has a value of its own, so that a failure says which place it is. */
	private static final Map<String, String> VALUES = new TreeMap<>(Map.ofEntries(
			Map.entry("name of a span", "name@example.com"), Map.entry("text of a span", "text@example.com"),
			Map.entry("secret of a span", "hunter2span"), Map.entry("list of a span", "list@example.com"),
			Map.entry("number of a span", "5511987650011"), Map.entry("numbers of a span", "5511987650012"),
			Map.entry("name of an event", "event@example.com"), Map.entry("attribute of an event", "5511987650013"),
			Map.entry("status", "hunter2status"), Map.entry("message of an exception", "exception@example.com"),
			Map.entry("cause of an exception", "hunter2cause"), Map.entry("attribute of a link", "link@example.com"),
			Map.entry("text of a log record", "529.982.247-25"), Map.entry("MDC", "mdc@example.com"),
			Map.entry("key and value", "hunter2pair"), Map.entry("logged exception", "logged@example.com"),
			Map.entry("structured body", "4111 1111 1111 1111"), Map.entry("structured attribute", "hunter2structure"),
			Map.entry("point of a metric", "point@example.com"), Map.entry("resource", "resource@example.com"),
			Map.entry("known to the application", "Ana Exemplo")));

	@Test
	void nothingSensitiveLeavesTheProcess() {
		try (WireApplication application = start()) {
			String telemetry = emitted(application);
			assertThat(VALUES).allSatisfy((place, value) -> assertThat(telemetry).as(place).doesNotContain(value));
		}
	}

	@Test
	void whatIsNotSensitiveStays() {
		try (WireApplication application = start()) {
			String telemetry = emitted(application);
			assertThat(telemetry).contains("[email]", "[phone]", "[cpf]", "[card]", "[secret]", "[name]",
					"java.lang.IllegalStateException", "TextRedactionTests.failure", "a ticket that stays");
			ReceivedSpan span = application.received()
				.spans()
				.stream()
				.filter(TextRedactionTests::isOwn)
				.findFirst()
				.orElseThrow();
			assertThat(span.attribute("tenant_id")).isEqualTo(TENANT);
			assertThat(application.received().logsWith("CPF")).singleElement()
				.satisfies((log) -> assertThat(log.traceId()).isEqualTo(span.traceId()))
				.satisfies((log) -> assertThat(log.attribute("tenant_id")).isEqualTo(TENANT));
		}
	}

	@Test
	void valueIsRedactedBeforeItIsCut() {
		try (WireApplication application = start("otel.attribute.value.length.limit=12")) {
			assertThat(emitted(application)).doesNotContain("text@example", "list@example", "hunter2");
		}
	}

	@Test
	void redactionCanBeSwitchedOff() {
		try (WireApplication application = start("tiktickets.observability.redaction.enabled=false")) {
			String telemetry = emitted(application);
			assertThat(VALUES).allSatisfy((place, value) -> assertThat(telemetry).as(place).contains(value));
		}
	}

	private static WireApplication start(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("tiktickets.observability.logging.mdc-keys=contact");
		all.add("otel.resource.attributes=contact=" + VALUES.get("resource"));
		return WireApplication.start(RedactingApplication.class, all.toArray(String[]::new));
	}

	private static String emitted(WireApplication application) {
		OpenTelemetry telemetry = application.context().getBean(OpenTelemetry.class);
		telemetry.getMeter("redaction")
			.counterBuilder("sent")
			.build()
			.add(1, Attributes.of(AttributeKey.stringKey("contact"), VALUES.get("point of a metric")));
		try (var tenant = TenantContext.makeCurrent(TenantId.of(TENANT))) {
			Span span = span(telemetry);
			try (var scope = span.makeCurrent()) {
				log(telemetry);
			}
			finally {
				span.end();
			}
		}
		await().untilAsserted(() -> {
			assertThat(application.received().spans()).anyMatch(TextRedactionTests::isOwn);
			assertThat(application.received().logs()).anyMatch((log) -> log.log().getBody().hasKvlistValue());
			assertThat(application.received().logsWith("CPF")).isNotEmpty();
			assertThat(application.received().pointsOf("sent")).isNotEmpty();
		});
		return application.received().items().map(TextRedactionTests::content).collect(Collectors.joining("\n"));
	}

	private static String content(ReceivedItem item) {
		if (item instanceof ReceivedSpan span) {
			return span.span().toString() + span.resource();
		}
		return (item instanceof ReceivedLog log) ? log.log().toString() : item.toString();
	}

	private static boolean isOwn(ReceivedSpan span) {
		return span.scope().equals("redaction");
	}

	private static Span span(OpenTelemetry telemetry) {
		Span linked = telemetry.getTracer("linked").spanBuilder("linked").startSpan();
		linked.end();
		Span span = telemetry.getTracer("redaction")
			.spanBuilder("send " + VALUES.get("name of a span"))
			.addLink(linked.getSpanContext(),
					Attributes.of(AttributeKey.stringKey("contact"), VALUES.get("attribute of a link")))
			.startSpan();
		span.setAttribute("contact",
				"to " + VALUES.get("text of a span") + ", " + VALUES.get("known to the application"));
		span.setAttribute("db.password", VALUES.get("secret of a span"));
		span.setAttribute(AttributeKey.stringArrayKey("contacts"),
				List.of("a ticket that stays", VALUES.get("list of a span")));
		span.setAttribute("number", Long.parseLong(VALUES.get("number of a span")));
		span.setAttribute(AttributeKey.longArrayKey("numbers"),
				List.of(7L, Long.parseLong(VALUES.get("numbers of a span"))));
		span.addEvent("sent to " + VALUES.get("name of an event"),
				Attributes.of(AttributeKey.stringKey("to"), VALUES.get("attribute of an event")));
		span.recordException(failure(VALUES.get("message of an exception")));
		span.setStatus(StatusCode.ERROR, "refused, password=" + VALUES.get("status"));
		return span;
	}

	private static RuntimeException failure(String contact) {
		return new IllegalStateException("No route to " + contact,
				new IllegalArgumentException("token=" + VALUES.get("cause of an exception")));
	}

	private static void log(OpenTelemetry telemetry) {
		try (var closeable = MDC.putCloseable("contact", VALUES.get("MDC"))) {
			logger.atError()
				.addKeyValue("api_key", VALUES.get("key and value"))
				.setCause(failure(VALUES.get("logged exception")))
				.log("CPF {} is not valid", VALUES.get("text of a log record"));
		}
		telemetry.getLogsBridge()
			.get("redaction")
			.logRecordBuilder()
			.setBody(Value.of(KeyValue.of("structured", Value.of(Value.of(VALUES.get("structured body"))))))
			.setAttribute(AttributeKey.valueKey("payload"),
					Value.of(KeyValue.of("password", Value.of(VALUES.get("structured attribute")))))
			.emit();
	}

	@SpringBootConfiguration
	@Import(TicketApplication.class)
	static class RedactingApplication {

		/** The application knows what no pattern recognizes. */
		@Bean
		Redactor nameRedactor() {
			return (text) -> text.replace(VALUES.get("known to the application"), "[name]");
		}

	}

}
