package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.proto.trace.v1.Span.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** The tenant and the error of an item are outside of the user's limits. */
@ParameterizedClass
@FieldSource("FORMS")
class AttributeLimitsTests {

	private static final List<List<String>> FORMS = List.of(
			List.of("otel.attribute.count.limit=10", "otel.attribute.value.length.limit=16",
					"otel.span.event.count.limit=2"),
			List.of("otel.span.attribute.count.limit=10", "otel.span.attribute.value.length.limit=16",
					"otel.logrecord.attribute.count.limit=10", "otel.logrecord.attribute.value.length.limit=16",
					"otel.span.event.count.limit=2", "otel.link.attribute.count.limit=0"));

	private static final Set<String> OUTSIDE = Set.of("tenant_id", "error.type", "http.response.status_code",
			"exception.type", "exception.message", "exception.stacktrace", "exception.logged");

	private static final Logger logger = LoggerFactory.getLogger(AttributeLimitsTests.class);

	private static WireApplication application;

	@Parameter
	List<String> properties;

	@BeforeParameterizedClassInvocation
	static void start(List<String> properties) {
		application = WireApplication.start(properties.toArray(String[]::new));
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		application.close();
	}

	@Test
	void failedRequestKeepsTenantStatusAndErrorOnItsSpan() {
		ReceivedSpan span = application
			.trace("/escape", 1, "Authorization", TestSecurity.bearer("customer-europe-1"), "User-Agent",
					"an agent with a long name")
			.get(0);
		assertThat(span.attributes()).containsEntry("tenant_id", "customer-europe-1")
			.containsEntry("http.response.status_code", 500L)
			.containsKey("error.type")
			.containsEntry("exception.logged", true)
			.containsEntry("http.request.method", "GET")
			.containsEntry("http.route", "/escape");
		assertWithinLimits(span.attributes());
		assertThat(span.span().getDroppedAttributesCount()).isPositive();
	}

	@Test
	void similarTenantsStayApartOnEverySignal() {
		for (String tenant : List.of("customer-europe-1", "customer-europe-2")) {
			String trace = application.request("/tickets/1", "Authorization", TestSecurity.bearer(tenant));
			await().untilAsserted(() -> {
				assertThat(application.received().spansOf(trace)).hasSize(2)
					.allMatch((span) -> tenant.equals(span.attribute("tenant_id")));
				assertThat(logsOf(trace, "Reading ticket")).hasSize(1)
					.allMatch((log) -> tenant.equals(log.attribute("tenant_id")));
				assertThat(application.received().pointsOf("http.server.request.duration"))
					.anyMatch((point) -> tenant.equals(point.attribute("tenant_id")));
			});
		}
		assertThat(application.received().items()).isNotEmpty()
			.noneMatch((item) -> "customer-europe-".equals(item.attribute("tenant_id")));
	}

	@Test
	void recordOfErrorKeepsTenantAndException() {
		String trace = application.request("/escape", "Authorization", TestSecurity.bearer("customer-europe-2"));
		await().untilAsserted(() -> assertThat(logsOf(trace, "Request failed")).hasSize(1));
		ReceivedLog log = logsOf(trace, "Request failed").get(0);
		assertThat(log.attributes()).containsEntry("tenant_id", "customer-europe-2")
			.containsEntry("exception.type", "java.lang.IllegalStateException")
			.containsEntry("exception.message", "nobody catches this");
		assertThat(String.valueOf(log.attribute("exception.stacktrace")))
			.contains("\tat " + TicketApplication.class.getName());
		assertWithinLimits(log.attributes());
	}

	@Test
	void recordWithManyKeyValuesKeepsTenant() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("customer-europe-1"))) {
			LoggingEventBuilder event = logger.atInfo();
			for (int i = 0; i < 130; i++) {
				event = event.addKeyValue("key" + i, "a value that is longer than it may be");
			}
			event.log("With many key values");
		}
		await().untilAsserted(() -> assertThat(application.received().logsWith("With many key values")).isNotEmpty());
		ReceivedLog log = application.received().logsWith("With many key values").get(0);
		assertThat(log.attributes()).containsEntry("tenant_id", "customer-europe-1").hasSize(11);
		assertWithinLimits(log.attributes());
		assertThat(log.log().getDroppedAttributesCount()).isGreaterThan(100);
	}

	@Test
	void spanWithManyAttributesAndEventsKeepsWhatComesLate() {
		ReceivedSpan span = spanWithManyAttributesAndEvents();
		assertThat(span.attributes()).containsEntry("tenant_id", "customer-europe-1")
			.containsEntry("error.type", "com.example.OutOfTicketsException")
			.containsEntry("http.response.status_code", 503L);
		assertWithinLimits(span.attributes());
		assertThat(span.span().getEventsList()).extracting(Event::getName)
			.containsExactly("first", "second", "exception");
		assertThat(span.span().getEvents(2).getAttributesList()).extracting((attribute) -> attribute.getKey())
			.contains("exception.type", "exception.message", "exception.stacktrace");
		assertThat(span.span().getDroppedEventsCount()).isEqualTo(1);
		assertThat(span.span().getLinks(0).getAttributesList()).anySatisfy((attribute) -> {
			assertThat(attribute.getKey()).isEqualTo("tenant_id");
			assertThat(attribute.getValue().getStringValue()).isEqualTo("customer-europe-2");
		});
	}

	private static ReceivedSpan spanWithManyAttributesAndEvents() {
		SpanContext linked = SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
				TraceFlags.getSampled(), TraceState.getDefault());
		try (var scope = TenantContext.makeCurrent(TenantId.of("customer-europe-1"))) {
			var builder = application.context().getBean(Tracer.class).spanBuilder("many attributes");
			for (int i = 0; i < 200; i++) {
				builder.setAttribute("early" + i, i);
			}
			Span span = builder.addLink(linked, Attributes.of(AttributeKey.stringKey("tenant_id"), "customer-europe-2"))
				.startSpan();
			for (int i = 0; i < 200; i++) {
				span.setAttribute("late" + i, "a value that is longer than it may be");
			}
			span.addEvent("first").addEvent("second").addEvent("third");
			span.recordException(new IllegalStateException("after two events"));
			span.setAttribute("error.type", "com.example.OutOfTicketsException");
			span.setAttribute("http.response.status_code", 503);
			span.end();
		}
		await().untilAsserted(() -> assertThat(application.received().spansNamed("many attributes")).isNotEmpty());
		return application.received().spansNamed("many attributes").get(0);
	}

	@Test
	void errorThatIsLoggedMarksSpanThatIsFull() {
		Span span = application.context().getBean(Tracer.class).spanBuilder("full").startSpan();
		for (int i = 0; i < 20; i++) {
			span.setAttribute("attribute" + i, i);
		}
		try (Scope scope = span.makeCurrent()) {
			logger.error("In a full span", new IllegalStateException("full"));
		}
		span.end();
		await().untilAsserted(() -> assertThat(application.received().spansNamed("full")).hasSize(1)
			.allMatch((full) -> Boolean.TRUE.equals(full.attributes().get("exception.logged"))));
	}

	@Test
	void valuesOfListsAreCut() {
		Span span = application.context().getBean(Tracer.class).spanBuilder("lists").startSpan();
		span.setAttribute(AttributeKey.stringArrayKey("texts"), List.of("short", "a text that is too long"));
		span.end();
		await().untilAsserted(() -> assertThat(application.received().spansNamed("lists")).hasSize(1)
			.allMatch((lists) -> List.of("short", "a text that is t").equals(lists.attributes().get("texts"))));
	}

	@Test
	void measurementKeepsTenant() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("customer-europe-2"))) {
			application.context().getBean(Meter.class).counterBuilder("limited").build().add(1);
		}
		await().untilAsserted(() -> assertThat(application.received().pointsOf("limited")).isNotEmpty()
			.allMatch((point) -> "customer-europe-2".equals(point.attribute("tenant_id"))));
	}

	private static List<ReceivedLog> logsOf(String trace, String text) {
		return application.received().logsWith(text).stream().filter((log) -> log.traceId().equals(trace)).toList();
	}

	private static void assertWithinLimits(Map<String, Object> attributes) {
		Stream<Object> limited = attributes.entrySet()
			.stream()
			.filter((attribute) -> !OUTSIDE.contains(attribute.getKey()))
			.map(Map.Entry::getValue);
		assertThat(limited).hasSizeLessThanOrEqualTo(10)
			.allMatch((value) -> !(value instanceof String text) || text.length() <= 16);
	}

}
