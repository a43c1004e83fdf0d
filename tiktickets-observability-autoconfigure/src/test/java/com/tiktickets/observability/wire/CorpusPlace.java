package com.tiktickets.observability.wire;

import com.tiktickets.corpus.RedactionCorpus;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The places of a signal that a program can write a text to. */
enum CorpusPlace {

	/** Name, attributes, event, link, status and exception of a span. */
	SPAN {

		@Override
		void put(OpenTelemetry telemetry, String text) {
			Attributes attributes = Attributes.of(NOTE, text, AttributeKey.stringArrayKey("notes"), List.of("x", text));
			SpanBuilder builder = telemetry.getTracer("corpus").spanBuilder("send " + text);
			builder.addLink(SpanContext.create("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
					TraceFlags.getSampled(), TraceState.getDefault()), attributes);
			Span span = builder.startSpan().setAllAttributes(attributes);
			span.addEvent("sent " + text, attributes);
			span.recordException(failure(text));
			span.setStatus(StatusCode.ERROR, text).end();
		}

		@Override
		void end(OpenTelemetry telemetry) {
			telemetry.getTracer("corpus").spanBuilder(LAST).startSpan().end();
		}

	},

	/** Body, attributes and event name of a record. */
	LOG_RECORD {

		@Override
		void put(OpenTelemetry telemetry, String text) {
			record(telemetry).setEventName("sent " + text).setBody(text).setAttribute(NOTE, text).emit();
			record(telemetry).setBody(Value.of(KeyValue.of("list", Value.of(Value.of(text))))).emit();
		}

		@Override
		void end(OpenTelemetry telemetry) {
			record(telemetry).setBody(LAST).emit();
		}

		private LogRecordBuilder record(OpenTelemetry telemetry) {
			return telemetry.getLogsBridge().get("corpus").logRecordBuilder();
		}

	},

	/** Message, diagnostic context, pair and exception of an event of the logger. */
	LOG_EVENT {

		@Override
		void put(OpenTelemetry telemetry, String text) {
			try (var closeable = MDC.putCloseable("note", text)) {
				LoggerFactory.getLogger("corpus").atInfo().addKeyValue("pair", text).setCause(failure(text)).log(text);
			}
		}

		@Override
		void end(OpenTelemetry telemetry) {
			LoggerFactory.getLogger("corpus").info(LAST);
		}

	},

	/** Attributes of points; a counter has room for two thousand. */
	METRIC {

		@Override
		void put(OpenTelemetry telemetry, String text) {
			String name = "sent" + COUNT.incrementAndGet() / 1_000;
			telemetry.getMeter("corpus").counterBuilder(name).build().add(1, Attributes.of(NOTE, text));
		}

		@Override
		void end(OpenTelemetry telemetry) {
			telemetry.getMeter("corpus").counterBuilder("last").build().add(1, Attributes.of(NOTE, LAST));
		}

	},

	/** Attributes of the resource. */
	RESOURCE {

		@Override
		WireApplication start(String endpoint, String... settings) {
			return run(ResourceApplication.class, endpoint, settings);
		}

		@Override
		void put(OpenTelemetry telemetry, String text) {
			// Each request has the resource, with all texts.
		}

		@Override
		void end(OpenTelemetry telemetry) {
			SPAN.end(telemetry);
		}

	};

	/** What the last item says. */
	static final String LAST = "the last of all texts";

	private static final AttributeKey<String> NOTE = AttributeKey.stringKey("note");

	private static final AtomicInteger COUNT = new AtomicInteger();

	WireApplication start(String endpoint, String... settings) {
		return run(TicketApplication.class, endpoint, settings);
	}

	/** With a stack trace that is short, because there are many. */
	static Exception failure(String text) {
		Exception cause = new IllegalArgumentException(text);
		Exception failure = new IllegalStateException(text, cause);
		for (Exception each : List.of(failure, cause)) {
			each.setStackTrace(Arrays.copyOf(each.getStackTrace(), 2));
		}
		return failure;
	}

	abstract void put(OpenTelemetry telemetry, String text);

	abstract void end(OpenTelemetry telemetry);

	private static WireApplication run(Class<?> application, String endpoint, String... settings) {
		return WireApplication.start(application,
				Stream.concat(Stream.of("otel.exporter.otlp.endpoint=" + endpoint, "logging.threshold.console=off",
						"tiktickets.observability.logging.mdc-keys=note", "logging.level.root=warn",
						"logging.level.corpus=info"), Arrays.stream(settings))
					.toArray(String[]::new));
	}

	@SpringBootConfiguration
	@Import(TicketApplication.class)
	static class ResourceApplication {

		@Bean
		AutoConfigurationCustomizerProvider corpusInTheResource() {
			return (customizer) -> customizer.addResourceCustomizer((resource, config) -> {
				AttributesBuilder attributes = Attributes.builder();
				RedactionCorpus.allPositives()
					.forEach((text) -> attributes.put("note." + COUNT.incrementAndGet(), text.text()));
				return resource.merge(Resource.create(attributes.build()));
			});
		}

	}

}
