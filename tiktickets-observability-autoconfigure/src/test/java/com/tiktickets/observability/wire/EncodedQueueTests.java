package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

class EncodedQueueTests {

	private static final String ENCODER = "EncodingSpanProcessor";

	@Test
	void spansAndRecordsWaitEncoded() {
		try (WireApplication application = WireApplication.start()) {
			assertThat(sdk(application)).contains(ENCODER);
			assertArrives(application);
		}
	}

	@Test
	void queueOfTheSdkComesBackByProperty() {
		try (WireApplication application = WireApplication
			.start("tiktickets.observability.export.encoded-queue=false")) {
			assertThat(sdk(application)).doesNotContain(ENCODER);
			assertArrives(application);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { InFront.class, Behind.class })
	void exporterOfTheApplicationReadsSpans(Class<?> customized) {
		try (WireApplication application = WireApplication.start(customized)) {
			assertThat(sdk(application)).doesNotContain(ENCODER);
			assertArrives(application);
			assertThat(application.context().getBean(NamesOfSpans.class).names).contains("GET /tickets/{id}");
		}
	}

	private static void assertArrives(WireApplication application) {
		application.get("/tickets/1");
		await().untilAsserted(() -> {
			assertThat(application.received().spansNamed("GET /tickets/{id}")).hasSize(1);
			assertThat(application.received().logsWith("Reading ticket")).hasSize(1);
		});
	}

	private static String sdk(WireApplication application) {
		return application.context().getBean(OpenTelemetry.class).toString();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(TicketApplication.class)
	static class InFront {

		@Bean
		NamesOfSpans namesOfSpans() {
			return new NamesOfSpans();
		}

		@Bean
		@Order(Ordered.LOWEST_PRECEDENCE)
		AutoConfigurationCustomizerProvider customizer(NamesOfSpans names) {
			return (customizer) -> customizer.addSpanExporterCustomizer((exporter, config) -> names.before(exporter));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(TicketApplication.class)
	static class Behind {

		@Bean
		NamesOfSpans namesOfSpans() {
			return new NamesOfSpans();
		}

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		AutoConfigurationCustomizerProvider customizer(NamesOfSpans names) {
			return (customizer) -> customizer.addSpanExporterCustomizer((exporter, config) -> names.before(exporter));
		}

	}

	/** An exporter that looks at what it exports. */
	static final class NamesOfSpans {

		private final Queue<String> names = new ConcurrentLinkedQueue<>();

		SpanExporter before(SpanExporter exporter) {
			return new SpanExporter() {
				@Override
				public CompletableResultCode export(Collection<SpanData> spans) {
					spans.forEach((span) -> NamesOfSpans.this.names.add(span.getName()));
					return exporter.export(spans);
				}

				@Override
				public CompletableResultCode flush() {
					return exporter.flush();
				}

				@Override
				public CompletableResultCode shutdown() {
					return exporter.shutdown();
				}
			};
		}

	}

}
