package com.tiktickets.sample.e2e;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sends one failed span over gRPC.
 */
record OtlpGrpc(String endpoint, List<String> tokens) {

	/**
	 * Whether the receiver accepted it.
	 */
	boolean send(String service, String tenant, String name, String traceId) {
		OtlpGrpcSpanExporterBuilder builder = OtlpGrpcSpanExporter.builder().setEndpoint(this.endpoint);
		// A header that is added twice has the last value; a header of a supplier is sent
		// beside an added one.
		this.tokens.stream().limit(1).forEach((token) -> builder.setHeaders(() -> authorization(token)));
		this.tokens.stream().skip(1).forEach((token) -> authorization(token).forEach(builder::addHeader));
		long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
		try (OtlpGrpcSpanExporter exporter = builder.build()) {
			CompletableResultCode result = exporter.export(List.of(TestSpanData.builder()
				.setName(name)
				.setKind(SpanKind.INTERNAL)
				.setSpanContext(SpanContext.create(traceId, EndToEnd.newTraceId().substring(16),
						TraceFlags.getSampled(), TraceState.getDefault()))
				.setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
				.setAttributes(Attributes.of(AttributeKey.stringKey("tenant_id"), tenant))
				.setStatus(StatusData.error())
				.setStartEpochNanos(now)
				.setEndEpochNanos(now + 1)
				.setHasEnded(true)
				.build()));
			return result.join(10, TimeUnit.SECONDS).isSuccess();
		}
	}

	private static Map<String, String> authorization(String token) {
		return Map.of("Authorization", "Bearer " + token);
	}

}
