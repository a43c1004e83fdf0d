package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

@ExtendWith(EndToEndExtension.class)
class TokenIT {

	private final EndToEnd endToEnd;

	TokenIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "wrong" })
	void wrongOrMissingTokenIsRefusedOverHttp(@Nullable String token) {
		Otlp otlp = new Otlp(this.endToEnd.collector(), token);
		assertThat(otlp.traces("")).isEqualTo(401);
		assertThat(otlp.logs("")).isEqualTo(401);
		assertThat(otlp.metrics("")).isEqualTo(401);
		this.endToEnd.validation().saw(Section.TOKEN, "Collector", "POST /v1/traces, /v1/logs, /v1/metrics", "401");
	}

	@Test
	void rightTokenIsAcceptedOverHttp() {
		assertThat(this.endToEnd.otlp().traces("")).isEqualTo(200);
	}

	@Test
	void previousTokenIsAcceptedWhileServicesChangeToTheNewOne() {
		assertThat(new Otlp(this.endToEnd.collector(), MonitoringStack.PREVIOUS_TOKEN).traces("")).isEqualTo(200);
		assertThat(exportOverGrpc(MonitoringStack.PREVIOUS_TOKEN).isSuccess()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Bearer, 200", "bearer, 200", "Basic, 401", "'', 401" })
	void schemeOfTheTokenIsWrittenInEitherCase(String scheme, int status) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.endToEnd.collector() + "/v1/traces"))
			.header("Content-Type", "application/json")
			.header("Authorization", (scheme + " " + this.endToEnd.token()).strip())
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build();
		assertThat(Backend.send(request).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "wrong" })
	void wrongOrMissingTokenIsRefusedOverGrpc(@Nullable String token) {
		assertThat(exportOverGrpc(token).isSuccess()).isFalse();
		this.endToEnd.validation().saw(Section.TOKEN, "Collector", "TraceService/Export over gRPC", "refused");
	}

	@Test
	void rightTokenIsAcceptedOverGrpc() {
		assertThat(exportOverGrpc(this.endToEnd.token()).isSuccess()).isTrue();
	}

	@Test
	void sampleWithAWrongTokenSaysSo() {
		try (SampleProcess sample = new SampleProcess("sample-with-a-wrong-token", Map.of("OTLP_TOKEN", "wrong"))) {
			sample.start();
			await().atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(sample.console())
					.contains("it answered HTTP 401 (check the token in otel.exporter.otlp.headers)"));
		}
	}

	private CompletableResultCode exportOverGrpc(@Nullable String token) {
		OtlpGrpcSpanExporterBuilder builder = OtlpGrpcSpanExporter.builder().setEndpoint(this.endToEnd.collectorGrpc());
		if (token != null) {
			builder.addHeader("Authorization", "Bearer " + token);
		}
		try (OtlpGrpcSpanExporter exporter = builder.build()) {
			return exporter.export(List.of(TestSpanData.builder()
				.setName("over gRPC")
				.setKind(SpanKind.INTERNAL)
				.setStatus(StatusData.unset())
				.setStartEpochNanos(1)
				.setEndEpochNanos(2)
				.setHasEnded(true)
				.build())).join(10, TimeUnit.SECONDS);
		}
	}

}
