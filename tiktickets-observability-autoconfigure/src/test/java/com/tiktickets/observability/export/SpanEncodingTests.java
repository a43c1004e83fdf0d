package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every span is sent as OpenTelemetry's own exporter would send it. */
class SpanEncodingTests {

	private static final SpanContext REMOTE = SpanContext.createFromRemoteParent("0af7651916cd43dd8448eb211c80319c",
			"b7ad6b7169203331", TraceFlags.getSampled(),
			TraceState.builder().put("vendor", "a:b").put("other", "c").build());

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final SdkTracerProvider provider = provider("tickets");

	private SdkTracerProvider provider(String service) {
		return SdkTracerProvider.builder()
			.setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service), "https://r/1"))
			.setSpanLimits(SpanLimits.builder()
				.setMaxNumberOfAttributes(20)
				.setMaxNumberOfAttributesPerEvent(2)
				.setMaxNumberOfAttributesPerLink(1)
				.setMaxNumberOfEvents(3)
				.setMaxNumberOfLinks(2)
				.build())
			.addSpanProcessor(SimpleSpanProcessor.create(this.spans))
			.build();
	}

	@AfterEach
	void close() {
		this.provider.close();
	}

	static Stream<Arguments> spans() {
		return Stream.of(Stream.of(span("nothing at all", (span) -> {
		}), span("status", (span) -> span.setStatus(StatusCode.OK)),
				span("error with description", (span) -> span.setStatus(StatusCode.ERROR, "the gateway said no")),
				span("exception", (span) -> span.recordException(new IllegalStateException("gone")))), strings(),
				scalars(), arrays(), limits())
			.flatMap((all) -> all);
	}

	private static Stream<Arguments> strings() {
		return Stream
			.of("", "short", "a".repeat(126), "a".repeat(127), "a".repeat(128), "a".repeat(16_383), "a".repeat(70_000),
					"Grüße, 你好 \uD83D\uDE00", "lone \uD83D surrogate", "reversed \uDE00\uD83D", "line\nand \u0000")
			.map((text) -> span("text of " + text.length(), (span) -> span.setAttribute("text", text).addEvent(text)));
	}

	private static Stream<Arguments> scalars() {
		return Stream.of(
				span("integers",
						(span) -> span.setAttribute("zero", 0)
							.setAttribute("negative", -1)
							.setAttribute("least", Long.MIN_VALUE)
							.setAttribute("most", Long.MAX_VALUE)),
				span("fractions",
						(span) -> span.setAttribute("zero", 0.0)
							.setAttribute("negative zero", -0.0)
							.setAttribute("no number", Double.NaN)
							.setAttribute("endless", Double.NEGATIVE_INFINITY)),
				span("truth", (span) -> span.setAttribute("yes", true).setAttribute("no", false)),
				span("value",
						(span) -> span.setAttribute(AttributeKey.valueKey("value"),
								Value.of(KeyValue.of("bytes", Value.of(new byte[] { 0, -1 })),
										KeyValue.of("list", Value.of(Value.of(1), Value.of(""), Value.empty())),
										KeyValue.of("", Value.of(Value.of(2.5), Value.of(false)))))));
	}

	private static Stream<Arguments> arrays() {
		return Stream.of(
				span("arrays",
						(span) -> span.setAttribute(AttributeKey.stringArrayKey("texts"), List.of("a", "", "ß"))
							.setAttribute(AttributeKey.longArrayKey("numbers"), List.of(0L, -7L, 300L))
							.setAttribute(AttributeKey.doubleArrayKey("fractions"), List.of(0.0, 1.5))
							.setAttribute(AttributeKey.booleanArrayKey("truths"), List.of(true, false))),
				span("empty array", (span) -> span.setAttribute(AttributeKey.stringArrayKey("none"), List.of())));
	}

	private static Stream<Arguments> limits() {
		return Stream.of(span("dropped attributes", (span) -> {
			for (int i = 0; i < 200; i++) {
				span.setAttribute("attribute." + i, "value");
			}
		}), span("dropped events", (span) -> {
			for (int i = 0; i < 5; i++) {
				span.addEvent("event " + i,
						Attributes.builder().put("a", 1).put("b", 2).put("c", 3).put("d", i).build());
			}
		}), span("dropped links", (span) -> {
			for (int i = 0; i < 4; i++) {
				span.addLink(REMOTE, Attributes.builder().put("a", "1").put("b", "2").build());
			}
		}));
	}

	private static Arguments span(String name, Consumer<Span> content) {
		return argumentSet(name, content);
	}

	@ParameterizedTest
	@MethodSource("spans")
	void isEncodedAsByTheSdk(Consumer<Span> content) {
		Span span = tracer().spanBuilder("work").startSpan();
		content.accept(span);
		span.end();
		assertEncodedAsByTheSdk();
	}

	@ParameterizedTest
	@EnumSource
	void eachKindIsEncodedAsByTheSdk(SpanKind kind) {
		tracer().spanBuilder("work").setSpanKind(kind).startSpan().end();
		assertEncodedAsByTheSdk();
	}

	@Test
	void remoteParentIsEncodedAsByTheSdk() {
		childOf(REMOTE).startSpan().end();
		assertEncodedAsByTheSdk();
	}

	@Test
	void localParentIsEncodedAsByTheSdk() {
		childOf(SpanContext.create(REMOTE.getTraceId(), REMOTE.getSpanId(), REMOTE.getTraceFlags(),
				TraceState.getDefault()))
			.startSpan()
			.end();
		assertEncodedAsByTheSdk();
	}

	@Test
	void spanWithoutNameIsEncodedAsByTheSdk() {
		Span span = tracer().spanBuilder("work").startSpan();
		span.updateName("");
		span.end();
		assertEncodedAsByTheSdk();
	}

	@Test
	void spansAreGroupedByResourceAndScope() throws InvalidProtocolBufferException {
		try (SdkTracerProvider other = provider("billing")) {
			for (int i = 0; i < 3; i++) {
				this.provider.get("first").spanBuilder("a" + i).startSpan().end();
				this.provider.get("second", "1.0").spanBuilder("b" + i).startSpan().end();
				other.get("first").spanBuilder("c" + i).startSpan().end();
			}
			assertThat(groups(ours(finished()))).hasSize(3)
				.containsExactlyInAnyOrderElementsOf(groups(SdkEncoding.ofSpans(finished())));
		}
	}

	private static List<String> groups(byte[] request) throws InvalidProtocolBufferException {
		List<String> groups = new ArrayList<>();
		ExportTraceServiceRequest.parseFrom(request)
			.getResourceSpansList()
			.forEach((resource) -> resource.getScopeSpansList()
				.forEach((scope) -> groups.add(resource.getResource() + resource.getSchemaUrl() + scope)));
		return groups;
	}

	private Tracer tracer() {
		return this.provider.tracerBuilder("test").setInstrumentationVersion("1.2").setSchemaUrl("https://s/1").build();
	}

	private SpanBuilder childOf(SpanContext parent) {
		return tracer().spanBuilder("work").setParent(Context.root().with(Span.wrap(parent)));
	}

	private List<SpanData> finished() {
		return this.spans.getFinishedSpanItems();
	}

	private void assertEncodedAsByTheSdk() {
		assertThat(finished()).hasSize(1);
		assertThat(ours(finished())).isEqualTo(SdkEncoding.ofSpans(finished()));
	}

	private static byte[] ours(List<SpanData> spans) {
		EncodedRequest request = EncodedRequest.of(spans.stream().map(EncodedSpan::of).toList());
		byte[] body = SdkEncoding.of(request);
		assertThat(request.getContentLength()).isEqualTo(body.length);
		return body;
	}

}
