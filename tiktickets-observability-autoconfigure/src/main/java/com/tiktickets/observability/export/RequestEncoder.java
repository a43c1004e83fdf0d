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
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Encodes items by one of OpenTelemetry's exporters that sends nothing. Thread-safe.
 *
 * @param <T> the type of the items
 */
final class RequestEncoder<T> {

	private final Recorder recorder = new Recorder();

	private final Function<Collection<T>, CompletableResultCode> exporter;

	private RequestEncoder(Function<ComponentLoader, Function<Collection<T>, CompletableResultCode>> exporter) {
		this.exporter = exporter.apply(this.recorder);
	}

	static RequestEncoder<SpanData> ofSpans() {
		return new RequestEncoder<>(
				(loader) -> OtlpHttpSpanExporter.builder().setComponentLoader(loader).build()::export);
	}

	static RequestEncoder<LogRecordData> ofLogRecords() {
		return new RequestEncoder<>(
				(loader) -> OtlpHttpLogRecordExporter.builder().setComponentLoader(loader).build()::export);
	}

	/**
	 * Encodes items as one request.
	 * @param items the items
	 * @return the request's bytes
	 * @throws IllegalStateException if the exporter does not encode them
	 */
	synchronized byte[] encode(Collection<T> items) {
		this.recorder.body.reset();
		CompletableResultCode result = this.exporter.apply(items);
		if (!result.isSuccess() || this.recorder.body.size() == 0) {
			throw new IllegalStateException("OpenTelemetry's exporter does not encode them");
		}
		return this.recorder.body.toByteArray();
	}

	/** Takes the place of the exporter's sender. */
	private static final class Recorder implements ComponentLoader, HttpSender, HttpResponse {

		private final ByteArrayOutputStream body = new ByteArrayOutputStream();

		@Override
		public <T> Iterable<T> load(Class<T> type) {
			HttpSenderProvider provider = (config) -> this;
			return List.of(type.cast(provider));
		}

		@Override
		public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
			try {
				message.writeMessage(this.body);
				onResponse.accept(this);
			}
			catch (IOException ex) {
				onError.accept(ex);
			}
		}

		@Override
		public int getStatusCode() {
			return 200;
		}

		@Override
		public String getStatusMessage() {
			return "OK";
		}

		@Override
		public byte[] getResponseBody() {
			return new byte[0];
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
