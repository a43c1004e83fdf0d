package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What an application hands over cannot be read, and the rest of the item leaves. */
class UnreadableValueTests {

	private static final String UNREADABLE = "[unreadable: java.lang.IllegalStateException]";

	private static final String OVERFLOW = "[unreadable: java.lang.StackOverflowError]";

	private static final Logger logger = LoggerFactory.getLogger(UnreadableValueTests.class);

	private static WireApplication application;

	@BeforeAll
	static void start() {
		String appender = "otel.instrumentation.logback-appender.experimental.";
		application = WireApplication.start(WithAttributes.class, appender + "capture-marker-attribute=true",
				appender + "capture-arguments=true", appender + "capture-mdc-attributes=*");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	static Stream<Arguments> values() {
		Map<String, Object> map = new HashMap<>();
		map.put("entity", new UnreadableValues.Unreadable());
		map.put("id", 7);
		List<Object> itself = new ArrayList<>();
		itself.add(List.of(itself));
		return Stream.of(Arguments.of("entity", new UnreadableValues.Unreadable(), UNREADABLE),
				Arguments.of("list", Arrays.asList("vip", new UnreadableValues.Unreadable()),
						List.of("vip", UNREADABLE)),
				Arguments.of("array", new Object[] { "vip", new UnreadableValues.Unreadable() },
						List.of("vip", UNREADABLE)),
				Arguments.of("map", map, "{id=7, entity=" + UNREADABLE + "}"),
				Arguments.of("list of maps", List.of(map), List.of("{id=7, entity=" + UNREADABLE + "}")),
				Arguments.of("closed list", new UnreadableValues.ClosedList(), UNREADABLE),
				Arguments.of("closed map", new UnreadableValues.ClosedMap(), UNREADABLE),
				Arguments.of("overflow", new UnreadableValues.Endless(), OVERFLOW),
				Arguments.of("itself", itself, List.of(OVERFLOW)));
	}

	@ParameterizedTest
	@MethodSource("values")
	void errorWithUnreadableKeyValueLeavesWithItsException(String name, Object value, Object expected) {
		assertThatCode(() -> logger.atError()
			.addKeyValue("value", value)
			.addKeyValue("ticket", 42)
			.setCause(new IllegalArgumentException("saving failed"))
			.log("Unreadable " + name)).doesNotThrowAnyException();
		ReceivedLog log = log("Unreadable " + name);
		assertThat(log.attributes()).containsEntry("ticket", 42L)
			.containsEntry("exception.type", "java.lang.IllegalArgumentException")
			.containsKey("tenant_id");
		if (name.equals("map")) {
			assertThat(String.valueOf(log.attribute("value"))).contains("id=7", "entity=" + UNREADABLE);
		}
		else if (name.equals("list of maps")) {
			assertThat(String.valueOf(log.attribute("value"))).contains("id=7", "entity=" + UNREADABLE);
		}
		else if (name.equals("itself")) {
			assertThat(String.valueOf(log.attribute("value"))).contains("[unreadable: ");
		}
		else {
			assertThat(log.attributes().get("value")).isEqualTo(expected);
		}
		assertThat(log.toString()).doesNotContain("personal");
	}

	@Test
	void unreadableArgumentLeavesTheRest() {
		logger.error("Unreadable argument {} of {}", new UnreadableValues.Unreadable(), "ticket");
		ReceivedLog log = log("Unreadable argument");
		assertThat(log.body()).contains("of ticket");
		assertThat(log.attributes().get("log.body.parameters")).isEqualTo(List.of(UNREADABLE, "ticket"));
	}

	@Test
	void unreadableMarkerLeavesTheRest() {
		logger.atError()
			.addMarker(UnreadableValues.marker())
			.addMarker(new BasicMarkerFactory().getDetachedMarker("AUDIT"))
			.log("Unreadable marker");
		assertThat(log("Unreadable marker").attributes().get("logback.marker")).isEqualTo(List.of(UNREADABLE, "AUDIT"));
	}

	@Test
	void unreadableDiagnosticContextLeavesTheRest() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		MDCAdapter before = context.getMDCAdapter();
		context.setMDCAdapter(UnreadableValues.diagnosticContext(before));
		try {
			logger.error("Unreadable diagnostic context");
		}
		finally {
			context.setMDCAdapter(before);
		}
		assertThat(log("Unreadable diagnostic context").attribute("mdc")).isEqualTo(UNREADABLE);
	}

	@Test
	void methodWithUnreadableAttributeIsCalledAndItsSpanLeaves() {
		Attributed attributed = application.context().getBean(Attributed.class);
		assertThat(attributed.handle(new UnreadableValues.Unreadable(),
				Arrays.asList("vip", new UnreadableValues.Unreadable()), new UnreadableValues.ClosedList(),
				new UnreadableValues.Endless()))
			.isEqualTo("handled");
		assertThat(span("handle unreadable").attributes()).containsEntry("entity", UNREADABLE)
			.containsEntry("list", List.of("vip", UNREADABLE))
			.containsEntry("closed", List.of(UNREADABLE))
			.containsEntry("endless", OVERFLOW);
	}

	@Test
	void listThatFailsWhileItIsEncodedLeavesTheRest() {
		Span span = application.context().getBean(Tracer.class).spanBuilder("closed list").startSpan();
		span.setAttribute(AttributeKey.stringArrayKey("closed"), new UnreadableValues.ClosedTexts());
		span.setAttribute("ticket", 42);
		span.end();
		assertThat(span("closed list").attributes()).containsEntry("closed", UNREADABLE).containsEntry("ticket", 42L);
	}

	@Test
	void exceptionOfUnnamedClassHasTypeAndMarksItsSpan() {
		class LocalException extends RuntimeException {

			@Serial
			private static final long serialVersionUID = 1L;

		}
		for (RuntimeException exception : List.of(new IllegalStateException("anonymous") {
		}, new LocalException())) {
			Span span = application.context().getBean(Tracer.class).spanBuilder("unnamed").startSpan();
			try (Scope scope = span.makeCurrent()) {
				logger.error("Unnamed exception", exception);
				span.recordException(exception);
			}
			span.end();
			String trace = span.getSpanContext().getTraceId();
			await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).hasSize(1));
			assertThat(application.received().spansOf(trace).get(0).attributes()).containsEntry("exception.logged",
					true);
			assertThat(application.received().spansOf(trace).get(0).span().getEvents(0).getAttributesList())
				.anySatisfy((attribute) -> {
					assertThat(attribute.getKey()).isEqualTo("exception.type");
					assertThat(attribute.getValue().getStringValue()).isEqualTo(exception.getClass().getName());
				});
			await().untilAsserted(() -> assertThat(application.received().logsWith("Unnamed exception"))
				.anyMatch((log) -> exception.getClass().getName().equals(log.attribute("exception.type"))));
		}
	}

	@Test
	void observationThatFailsWithUnnamedExceptionHasErrorType() {
		var registry = application.context().getBean(io.micrometer.observation.ObservationRegistry.class);
		assertThatCode(
				() -> io.micrometer.observation.Observation.createNotStarted("ticket.unnamed", registry).observe(() -> {
					throw new IllegalStateException("anonymous") {
					};
				}))
			.isInstanceOf(IllegalStateException.class);
		await().untilAsserted(() -> assertThat(application.received().pointsOf("ticket.unnamed")).isNotEmpty()
			.allMatch((point) -> !String.valueOf(point.attribute("error.type")).isEmpty()
					&& point.attribute("error.type") != null));
	}

	@Test
	void exceptionWhoseMessageFailsIsRecorded() {
		Span span = application.context().getBean(Tracer.class).spanBuilder("unreadable exception").startSpan();
		assertThatCode(() -> span.recordException(new UnreadableValues.UnreadableException()))
			.doesNotThrowAnyException();
		span.end();
		assertThat(span("unreadable exception").span().getEvents(0).getAttributesList().toString()).contains(
				UnreadableValues.UnreadableException.class.getCanonicalName(), UNREADABLE,
				"at " + UnreadableValueTests.class.getName());
	}

	private static ReceivedLog log(String text) {
		await().untilAsserted(() -> assertThat(application.received().logsWith(text)).isNotEmpty());
		assertThat(application.received().logsWith(text)).hasSize(1);
		return application.received().logsWith(text).get(0);
	}

	private static ReceivedSpan span(String name) {
		await().untilAsserted(() -> assertThat(application.received().spansNamed(name)).hasSize(1));
		return application.received().spansNamed(name).get(0);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TicketApplication.class)
	static class WithAttributes {

		@Bean
		Attributed attributed() {
			return new Attributed();
		}

	}

	static class Attributed {

		@WithSpan("handle unreadable")
		String handle(@SpanAttribute("entity") Object entity, @SpanAttribute("list") List<Object> list,
				@SpanAttribute("closed") List<Object> closed,
				@SpanAttribute("endless") UnreadableValues.Endless endless) {
			return "handled";
		}

	}

}
