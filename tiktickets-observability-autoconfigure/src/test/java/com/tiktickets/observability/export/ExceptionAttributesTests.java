package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.AnotherLibraryVersion;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.common.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.internal.SdkLoggerProviderUtil;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionAttributesTests {

	private static final String OURS = "com.tiktickets.observability.export";

	@ParameterizedTest
	@ValueSource(classes = { ExceptionAttributeResolver.class, SdkTracerProviderUtil.class })
	void spansOfAnotherSdkHaveTheExceptionsThatTheSdkSets(Class<?> type) {
		AnotherLibraryVersion.withoutClass(type, Spans.class, OURS);
	}

	@Test
	void logRecordsOfAnotherSdkAreLeftToTheSdk() {
		AnotherLibraryVersion.withoutClass(SdkLoggerProviderUtil.class, LogRecords.class, OURS);
	}

	static class Spans implements Runnable {

		@Override
		public void run() {
			try (SdkTracerProvider provider = ExceptionAttributes.on(SdkTracerProvider.builder()).build()) {
				ReadableSpan span = (ReadableSpan) provider.get("test").spanBuilder("failing").startSpan();
				((Span) span).recordException(new IllegalStateException("no such ticket"));
				assertThat(span.toSpanData().getEvents().get(0).getAttributes().asMap())
					.containsValues("java.lang.IllegalStateException", "no such ticket");
			}
		}

	}

	static class LogRecords implements Runnable {

		@Override
		public void run() {
			try (SdkLoggerProvider provider = ExceptionAttributes.on(SdkLoggerProvider.builder()).build()) {
				assertThat(provider).isNotNull();
			}
		}

	}

}
