package com.tiktickets.observability.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From spans that have ended to the bytes of a request, which go nowhere: by encoding
 * each on its own, and by the SDK's exporter. Figures are for one span.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpanEncodingBenchmark {

	private static final int BATCH = 512;

	private final List<ReadableSpan> spans = new ArrayList<>();

	private OtlpHttpSpanExporter exporter;

	@Setup
	public void start() {
		Tracer tracer = SdkTracerProvider.builder().build().get("benchmark", "1.0");
		for (int i = 0; i < BATCH; i += 2) {
			this.spans.add((ReadableSpan) tracer.spanBuilder("GET /small/{id}")
				.setSpanKind(SpanKind.SERVER)
				.setAllAttributes(server(i))
				.startSpan());
			this.spans.add((ReadableSpan) tracer.spanBuilder("SELECT ticket")
				.setSpanKind(SpanKind.CLIENT)
				.setAllAttributes(client())
				.startSpan());
		}
		this.spans.forEach((span) -> ((Span) span).end());
		this.exporter = OtlpHttpSpanExporter.builder()
			.setMemoryMode(MemoryMode.REUSABLE_DATA)
			.setComponentLoader(new Nowhere())
			.build();
	}

	private static Attributes server(int id) {
		return Attributes.builder()
			.put("http.request.method", "GET")
			.put("http.response.status_code", 200)
			.put("http.route", "/small/{id}")
			.put("url.path", "/small/" + id)
			.put("url.scheme", "http")
			.put("server.address", "localhost")
			.put("server.port", 8080)
			.put("network.protocol.version", "1.1")
			.put("network.peer.address", "127.0.0.1")
			.put("network.peer.port", 40_000)
			.put("client.address", "127.0.0.1")
			.put("user_agent.original", "wrk")
			.put("tenant_id", "tenant-1")
			.build();
	}

	private static Attributes client() {
		return Attributes.builder()
			.put("db.system.name", "h2database")
			.put("db.namespace", "benchmark")
			.put("db.operation.name", "SELECT")
			.put("db.collection.name", "ticket")
			.put("db.query.text", "SELECT subject FROM ticket WHERE id = ?")
			.put(AttributeKey.stringKey("tenant_id"), "tenant-1")
			.build();
	}

	@Benchmark
	@OperationsPerInvocation(BATCH)
	public void encoded() throws IOException {
		List<EncodedSpan> encoded = new ArrayList<>(BATCH);
		for (ReadableSpan span : this.spans) {
			encoded.add(EncodedSpan.of(span.toSpanData()));
		}
		EncodedRequest.of(encoded).writeMessage(OutputStream.nullOutputStream());
	}

	@Benchmark
	@OperationsPerInvocation(BATCH)
	public CompletableResultCode sdk() {
		List<SpanData> batch = new ArrayList<>(BATCH);
		for (ReadableSpan span : this.spans) {
			batch.add(span.toSpanData());
		}
		return this.exporter.export(batch);
	}

	private static final class Nowhere implements ComponentLoader, HttpSender {

		@Override
		public <T> Iterable<T> load(Class<T> type) {
			HttpSenderProvider provider = (config) -> this;
			return List.of(type.cast(provider));
		}

		@Override
		public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
			try {
				message.writeMessage(OutputStream.nullOutputStream());
				onResponse.accept(new Accepted());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

	private static final class Accepted implements HttpResponse {

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

	}

}
