package com.tiktickets.sample.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.tiktickets.sample.telemetry.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/**
 * Whichever field somebody fills with ever new text, what is kept of it fits into the
 * memory.
 */
class InboxBoundsTests {

	private static final DataSize MEMORY = DataSize.ofMegabytes(1);

	private static final int LENGTH = 10_000;

	private static final int EXPORTS = 300;

	@ParameterizedTest
	@MethodSource
	void everNewTextStaysWithinTheMemory(Function<String, Message> export) {
		InboxUsage.Signal usage = flooded(export, "x");

		assertThat(usage.bytes()).isBetween(usage.maxBytes() / 2, usage.maxBytes());
		assertThat((long) usage.items() * LENGTH).isBetween(usage.maxBytes() / 4, usage.maxBytes());
	}

	static Stream<Arguments> everNewTextStaysWithinTheMemory() {
		return Stream.of(floods("name of a span", (text) -> traces(span().setName(text))),
				floods("status of a span", (text) -> traces(span().setStatus(Status.newBuilder().setMessage(text)))),
				floods("name of an event", (text) -> traces(span().addEvents(Span.Event.newBuilder().setName(text)))),
				floods("attribute of an event",
						(text) -> traces(
								span().addEvents(Span.Event.newBuilder().addAttributes(Otlp.attribute("a", text))))),
				floods("key", (text) -> traces(span().addAttributes(Otlp.attribute(text, "v")))),
				floods("short keys", (text) -> traces(withShortKeys(span(), text))),
				floods("value", (text) -> traces(span().addAttributes(Otlp.attribute("a", text)))),
				floods("nested key", (text) -> traces(span().addAttributes(nested(Otlp.attribute(text, "v"))))),
				floods("scope of a span", InboxBoundsTests::scope),
				floods("service", (text) -> Otlp.traces(text, span())),
				floods("body of a log record", (text) -> log(LogRecord.newBuilder().setBody(string(text)))),
				floods("severity of a log record", (text) -> log(
						LogRecord.newBuilder().setSeverityText(text))),
				floods("attribute of a log record",
						(text) -> log(LogRecord.newBuilder().addAttributes(Otlp.attribute("a", text)))),
				floods("name of a metric", (text) -> metric(Metric.newBuilder().setName(text), "v")),
				floods("unit of a metric",
						(text) -> metric(Metric.newBuilder().setName(text.substring(0, 3)).setUnit(text), "v")),
				floods("description of a metric",
						(text) -> metric(Metric.newBuilder().setName(text.substring(0, 3)).setDescription(text), "v")),
				floods("attribute of a metric", (text) -> metric(Metric.newBuilder(), text)));
	}

	@Test
	void textBeyondLatinWeighsTwiceAsMuch() {
		Function<String, Message> export = (text) -> traces(span().setName(text));

		InboxUsage.Signal usage = flooded(export, "\u4e16");

		assertThat(2L * usage.items() * LENGTH).isBetween(usage.maxBytes() / 4, usage.maxBytes());
	}

	@Test
	void idIsNotLongerThanAnId() {
		ByteString id = ByteString.copyFrom(new byte[] { 7 }).concat(ByteString.copyFrom(new byte[LENGTH]));

		SpanRecord span = FilledInbox.with(traces(span().setTraceId(id).setSpanId(id))).spans().get(0);

		assertThat(span.traceId()).hasSize(32);
		assertThat(span.spanId()).hasSize(32);
	}

	@Test
	void whatAllItemsShareWeighsOnce() {
		Span.Builder[] spans = IntStream.range(0, 1_000)
			.mapToObj((i) -> span().setSpanId(Otlp.id("%016x".formatted(i + 1))))
			.toArray(Span.Builder[]::new);

		TelemetryInbox inbox = FilledInbox.with(Clock.systemUTC(), MEMORY, Otlp.traces("x".repeat(LENGTH), spans));

		assertThat(inbox.spans()).hasSize(1_000);
	}

	@Test
	void itemHeavierThanTheMemoryPushesNothingOut() {
		Span.Builder heavy = span();
		IntStream.range(0, 100).forEach((i) -> heavy.addAttributes(Otlp.attribute("key" + i, i + "x".repeat(LENGTH))));

		TelemetryInbox inbox = FilledInbox.with(Clock.systemUTC(), MEMORY, traces(span()), traces(heavy));

		assertThat(inbox.spans()).singleElement().satisfies((span) -> assertThat(span.attributes().asMap()).isEmpty());
	}

	private static Arguments floods(String field, Function<String, Message> export) {
		return arguments(named(field, export));
	}

	private static InboxUsage.Signal flooded(Function<String, Message> export, String letter) {
		InboxUsage usage = FilledInbox
			.with(Clock.systemUTC(), MEMORY,
					IntStream.range(0, EXPORTS)
						.mapToObj((i) -> export.apply("%03d".formatted(i) + letter.repeat(LENGTH)))
						.toArray(Message[]::new))
			.usage();
		return Stream.of(usage.spans(), usage.logs(), usage.points())
			.filter((signal) -> signal.items() > 0)
			.findFirst()
			.orElseThrow();
	}

	private static Span.Builder span() {
		return Otlp.span("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", "", "GET /");
	}

	private static Message traces(Span.Builder span) {
		return Otlp.traces("shop", span);
	}

	/** Short enough to be looked up in the vocabulary, and as long together. */
	private static Span.Builder withShortKeys(Span.Builder span, String text) {
		for (int i = 0; i < LENGTH / 100; i++) {
			span.addAttributes(Otlp.attribute(text.substring(0, 3) + i + "x".repeat(95), "v"));
		}
		return span;
	}

	private static KeyValue nested(KeyValue pair) {
		return KeyValue.newBuilder()
			.setKey("a")
			.setValue(AnyValue.newBuilder().setKvlistValue(KeyValueList.newBuilder().addValues(pair)))
			.build();
	}

	private static Message scope(String name) {
		ExportTraceServiceRequest.Builder export = Otlp.traces("shop", span()).toBuilder();
		export.getResourceSpansBuilder(0).getScopeSpansBuilder(0).getScopeBuilder().setName(name);
		return export.build();
	}

	private static Message log(LogRecord.Builder record) {
		return Otlp.logs("shop", record);
	}

	private static Message metric(Metric.Builder metric, String attribute) {
		metric.getGaugeBuilder().addDataPointsBuilder().addAttributes(Otlp.attribute("a", attribute));
		return Otlp.metrics("shop", metric.build());
	}

	private static AnyValue string(String text) {
		return AnyValue.newBuilder().setStringValue(text).build();
	}

}
