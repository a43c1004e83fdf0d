package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
		assertThat(exportOverGrpc(MonitoringStack.PREVIOUS_TOKEN)).isTrue();
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
		assertThat(exportOverGrpc(token)).isFalse();
		this.endToEnd.validation().saw(Section.TOKEN, "Collector", "TraceService/Export over gRPC", "refused");
	}

	@Test
	void rightTokenIsAcceptedOverGrpc() {
		assertThat(exportOverGrpc(this.endToEnd.token())).isTrue();
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

	private boolean exportOverGrpc(@Nullable String token) {
		return new OtlpGrpc(this.endToEnd.collectorGrpc(), (token != null) ? List.of(token) : List.of()).send("shop",
				"acme", "over gRPC", EndToEnd.newTraceId());
	}

}
