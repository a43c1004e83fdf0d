package com.tiktickets.observability.export;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** What OpenTelemetry's own exporters would send. */
final class SdkEncoding {

	private SdkEncoding() {
	}

	static byte[] ofSpans(Collection<SpanData> spans) {
		Recorder recorder = new Recorder();
		OtlpHttpSpanExporter.builder().setComponentLoader(recorder).build().export(spans);
		return recorder.body.toByteArray();
	}

	static byte[] ofLogs(Collection<LogRecordData> logs) {
		Recorder recorder = new Recorder();
		OtlpHttpLogRecordExporter.builder().setComponentLoader(recorder).build().export(logs);
		return recorder.body.toByteArray();
	}

	static byte[] of(MessageWriter message) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try {
			message.writeMessage(output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return output.toByteArray();
	}

	private static final class Recorder implements ComponentLoader, HttpSender {

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		@Override
		public <T> Iterable<T> load(Class<T> type) {
			HttpSenderProvider provider = (config) -> this;
			return List.of(type.cast(provider));
		}

		@Override
		public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
			this.body.writeBytes(of(message));
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
