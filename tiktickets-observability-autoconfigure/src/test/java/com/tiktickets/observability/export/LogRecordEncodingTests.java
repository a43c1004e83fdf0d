package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.incubator.common.ExtendedAttributeKey;
import io.opentelemetry.api.incubator.common.ExtendedAttributes;
import io.opentelemetry.api.incubator.logs.ExtendedLogRecordBuilder;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogLimits;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every log record is sent as OpenTelemetry's own exporter would send it. */
class LogRecordEncodingTests {

	private static final SpanContext CONTEXT = SpanContext.create("0af7651916cd43dd8448eb211c80319c",
			"b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());

	private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();

	private final SdkLoggerProvider provider = SdkLoggerProvider.builder()
		.setLogLimits(() -> LogLimits.builder().setMaxNumberOfAttributes(5).build())
		.addLogRecordProcessor(SimpleLogRecordProcessor.create(this.logs))
		.build();

	@AfterEach
	void close() {
		this.provider.close();
	}

	static Stream<Arguments> records() {
		return Stream.of(log("nothing at all", (log) -> {
		}), log("text", (log) -> log.setBody("Reading ticket 7")), log("empty text", (log) -> log.setBody("")),
				log("long text", (log) -> log.setBody("ß".repeat(9_000))),
				log("number", (log) -> log.setBody(Value.of(7))),
				log("map", (log) -> log.setBody(Value.of(KeyValue.of("key", Value.of(true))))),
				log("nothing in the body", (log) -> log.setBody(Value.empty())),
				log("text of the severity", (log) -> log.setSeverityText("WARNING")),
				log("name of the event", (log) -> log.setEventName("ticket.opened")),
				log("times",
						(log) -> log.setTimestamp(Instant.ofEpochSecond(1, 5)).setObservedTimestamp(Instant.EPOCH)),
				log("span", (log) -> log.setContext(Context.root().with(Span.wrap(CONTEXT)))),
				log("exception",
						(log) -> ((ExtendedLogRecordBuilder) log).setException(new IllegalStateException("x"))),
				log("attributes",
						(log) -> log.setAttribute(AttributeKey.stringKey("text"), "a")
							.setAttribute(AttributeKey.longKey("number"), 7L)
							.setAttribute(AttributeKey.stringArrayKey("texts"), List.of("a", "b"))));
	}

	private static Arguments log(String name, Consumer<LogRecordBuilder> content) {
		return argumentSet(name, content);
	}

	@ParameterizedTest
	@MethodSource("records")
	void isEncodedAsByTheSdk(Consumer<LogRecordBuilder> content) {
		assertEncodedAsByTheSdk(emitted(content));
	}

	@ParameterizedTest
	@EnumSource
	void eachSeverityIsEncodedAsByTheSdk(Severity severity) {
		assertEncodedAsByTheSdk(emitted((log) -> log.setSeverity(severity)));
	}

	@Test
	void recordWithDroppedAttributesIsLeftToTheSdk() {
		assertThat(EncodedLogRecord.of(emitted((log) -> {
			for (int i = 0; i < 9; i++) {
				log.setAttribute(AttributeKey.longKey("attribute." + i), 1L);
			}
		}))).isNull();
	}

	@Test
	@SuppressWarnings("deprecation") // still accepted
	void recordWithAttributesThatOnlyTheSdkKnowsIsLeftToIt() {
		ExtendedAttributes nested = ExtendedAttributes.builder().put("inner", "a").build();
		assertThat(EncodedLogRecord.of(emitted((log) -> ((ExtendedLogRecordBuilder) log)
			.setAttribute(ExtendedAttributeKey.extendedAttributesKey("outer"), nested)))).isNull();
	}

	private LogRecordData emitted(Consumer<LogRecordBuilder> content) {
		LogRecordBuilder log = this.provider.loggerBuilder("test")
			.setInstrumentationVersion("1.2")
			.build()
			.logRecordBuilder();
		content.accept(log);
		log.emit();
		assertThat(this.logs.getFinishedLogRecordItems()).hasSize(1);
		return this.logs.getFinishedLogRecordItems().get(0);
	}

	private static void assertEncodedAsByTheSdk(LogRecordData log) {
		EncodedRequest request = EncodedRequest.of(List.of(Objects.requireNonNull(EncodedLogRecord.of(log))));
		assertThat(SdkEncoding.of(request)).isEqualTo(SdkEncoding.ofLogs(List.of(log)));
		assertThat(request.getContentLength()).isEqualTo(SdkEncoding.of(request).length);
	}

}
