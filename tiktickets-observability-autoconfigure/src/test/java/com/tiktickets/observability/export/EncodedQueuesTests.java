package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogLimits;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK with our queues, and the bytes that leave it. */
class EncodedQueuesTests {

	/** The SDK's threads outlive their processor for as long. */
	private static final Duration NOT_BY_TIME = Duration.ofSeconds(5);

	private final CollectorLink link = new CollectorLink((signal) -> "the receiver");

	private final EncodedQueues queues = new EncodedQueues(10_000);

	private OtlpReceiver receiver;

	@BeforeEach
	void start() throws IOException {
		this.receiver = OtlpReceiver.start();
	}

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void flushSendsWhatWaits() {
		try (SdkTracerProvider provider = tracing(Sampler.alwaysOn())) {
			provider.get("test").spanBuilder("GET /tickets").setSpanKind(SpanKind.SERVER).startSpan().end();
			assertSucceeds(provider.forceFlush());
			assertThat(this.receiver.received().spans()).extracting(ReceivedSpan::name).containsExactly("GET /tickets");
		}
	}

	@Test
	void shutdownSendsWhatWaits() {
		SdkTracerProvider provider = tracing(Sampler.alwaysOn());
		for (int i = 0; i < 30; i++) {
			provider.get("test").spanBuilder("work").startSpan().end();
		}
		assertSucceeds(provider.shutdown());
		assertThat(this.receiver.received().spans()).hasSize(30);
	}

	@Test
	void spanThatIsRecordedAndNotSampledIsNotSent() {
		try (SdkTracerProvider provider = tracing(new RecordOnly())) {
			provider.get("test").spanBuilder("work").startSpan().end();
			assertSucceeds(provider.forceFlush());
			assertThat(this.receiver.requests()).isZero();
		}
	}

	@Test
	void sentItemsNoLongerCount() {
		try (SdkTracerProvider provider = tracing(Sampler.alwaysOn())) {
			for (int i = 1; i <= 20; i++) {
				provider.get("test").spanBuilder("a".repeat(4_000)).startSpan().end();
				int sent = i;
				await().atMost(Duration.ofSeconds(30)).until(() -> {
					provider.forceFlush();
					return this.receiver.received().spans().size() == sent;
				});
			}
		}
	}

	@Test
	void recordThatOnlyTheSdkCanEncodeArrivesBesideTheOthers() {
		try (SdkLoggerProvider provider = logging()) {
			provider.get("test").logRecordBuilder().setBody("short").emit();
			provider.get("test")
				.logRecordBuilder()
				.setBody("cut")
				.setAttribute(AttributeKey.longKey("first"), 1L)
				.setAttribute(AttributeKey.longKey("second"), 2L)
				.emit();
			assertSucceeds(provider.forceFlush());
			assertThat(this.receiver.received().logs()).extracting(ReceivedLog::body)
				.containsExactlyInAnyOrder("short", "cut");
		}
	}

	@Test
	void exporterOfAnotherKindGetsSpans() {
		InMemorySpanExporter memory = InMemorySpanExporter.create();
		try (BatchSpanProcessor batch = BatchSpanProcessor.builder(WatchedSpanExporter.around(memory, this.link, null))
			.build()) {
			assertThat(this.queues.before(batch, 10)).isSameAs(batch);
		}
	}

	@Test
	void processorOfAnotherKindIsLeftAlone() {
		SpanProcessor simple = SimpleSpanProcessor.create(InMemorySpanExporter.create());
		assertThat(this.queues.before(simple, 10)).isSameAs(simple);
	}

	private SdkTracerProvider tracing(Sampler sampler) {
		BatchSpanProcessor batch = BatchSpanProcessor.builder(WatchedSpanExporter.around(
				OtlpHttpSpanExporter.builder().setEndpoint(this.receiver.endpoint() + "/v1/traces").build(), this.link,
				null))
			.setScheduleDelay(NOT_BY_TIME)
			.build();
		SpanProcessor encoding = this.queues.before(batch, 100);
		assertThat(encoding).isInstanceOf(EncodingSpanProcessor.class);
		return SdkTracerProvider.builder().setSampler(sampler).addSpanProcessor(encoding).build();
	}

	private SdkLoggerProvider logging() {
		BatchLogRecordProcessor batch = BatchLogRecordProcessor.builder(WatchedLogRecordExporter.around(
				OtlpHttpLogRecordExporter.builder().setEndpoint(this.receiver.endpoint() + "/v1/logs").build(),
				this.link, null))
			.setScheduleDelay(NOT_BY_TIME)
			.build();
		return SdkLoggerProvider.builder()
			.setLogLimits(() -> LogLimits.builder().setMaxNumberOfAttributes(1).build())
			.addLogRecordProcessor(this.queues.before(batch, 100))
			.build();
	}

	private static void assertSucceeds(CompletableResultCode result) {
		assertThat(result.join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
	}

	private static final class RecordOnly implements Sampler {

		@Override
		public SamplingResult shouldSample(Context parent, String traceId, String name, SpanKind kind,
				Attributes attributes, List<LinkData> links) {
			return SamplingResult.recordOnly();
		}

		@Override
		public String getDescription() {
			return "RecordOnly";
		}

	}

}
