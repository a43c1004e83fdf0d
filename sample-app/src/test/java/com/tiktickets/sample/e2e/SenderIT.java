package com.tiktickets.sample.e2e;

import static com.tiktickets.sample.telemetry.Otlp.attribute;
import static com.tiktickets.sample.telemetry.Otlp.logs;
import static com.tiktickets.sample.telemetry.Otlp.span;
import static com.tiktickets.sample.telemetry.Otlp.traces;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.e2e.Loki.LogLine;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A sender with a token of its own speaks for its services and its tenants only: what it
 * says of others is stored under its own name, or under no tenant.
 */
@ExtendWith(EndToEndExtension.class)
class SenderIT {

	private static final Duration SOON = Duration.ofMinutes(1);

	private final EndToEnd endToEnd;

	private final String mark = UUID.randomUUID().toString();

	private Otlp partner;

	SenderIT(EndToEnd endToEnd) {
		this.endToEnd = endToEnd;
	}

	@BeforeEach
	void connect() {
		this.partner = new Otlp(this.endToEnd.collector(), this.endToEnd.sender().token());
	}

	@ParameterizedTest
	@CsvSource({ "partner-api, initech, partner-api, initech", "partner-worker-7, initech, partner-worker-7, initech",
			"partner-api, _system, partner-api, _system", "partner-api, acme, partner-api, _unknown",
			"tiktickets-sample, initech, partner, initech", "partner-apis, initech, partner, initech" })
	void recordIsStoredUnderWhatItsSenderMaySay(String service, String tenant, String storedService,
			String storedTenant) {
		assertThat(this.partner.send(logs(service,
				LogRecord.newBuilder()
					.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
					.setBody(AnyValue.newBuilder().setStringValue(this.mark))
					.addAttributes(attribute("tenant_id", tenant)))))
			.isEqualTo(200);
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=~\".+\"} |= \"%s\"".formatted(this.mark)),
					(found) -> !found.isEmpty());
		assertThat(lines).singleElement().satisfies((line) -> {
			assertThat(line.label("service_name")).isEqualTo(storedService);
			assertThat(line.label("tenant_id")).isEqualTo(storedTenant);
			assertThat(line.labels()).doesNotContainKeys("otelcol_sender", "otelcol_sender_token");
		});
	}

	@Test
	void spanOfAnotherTenantAndServiceIsOfNone() {
		String traceId = EndToEnd.newTraceId();
		assertThat(this.partner.send(traces("tiktickets-sample",
				span(traceId, "00f067aa0ba902b7", "", this.mark).addAttributes(attribute("tenant_id", "acme")))))
			.isEqualTo(200);
		String trace = await().atMost(SOON)
			.ignoreExceptions()
			.until(() -> this.endToEnd.jaeger().get("/api/traces/" + traceId, Map.of()).toString(),
					(found) -> found.contains(this.mark));
		assertThat(trace).contains("\"serviceName\":\"partner\"")
			.contains("_unknown")
			.doesNotContain("acme", "tiktickets-sample", this.endToEnd.sender().token());
	}

	@Test
	void pointOfAnotherTenantAndServiceIsOfNone() {
		String metric = "foreign_" + this.mark.replace('-', '_');
		assertThat(this.partner.metrics(
				"""
						{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"tiktickets-sample"}}]},"scopeMetrics":[{"metrics":[{"name":"%s","gauge":{"dataPoints":[
						{"timeUnixNano":"%d","asInt":"3","attributes":[{"key":"tenant_id","value":{"stringValue":"acme"}}]}]}}]}]}
						"""
					.formatted(metric, System.currentTimeMillis() * 1_000_000)))
			.isEqualTo(200);
		List<JsonNode> series = await().atMost(SOON)
			.until(() -> this.endToEnd.prometheus().query(metric), (found) -> !found.isEmpty());
		assertThat(series).singleElement().satisfies((one) -> {
			assertThat(one.path("metric").path("tenant_id").asString()).isEqualTo("_unknown");
			assertThat(one.path("metric").path("service_name").asString()).isEqualTo("partner");
		});
	}

	/** The Collector's authenticator reads the first of two headers only. */
	@Test
	void recordWithTwoTokensIsStoredUnderNoSender() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.endToEnd.collector() + "/v1/logs"))
			.header("Content-Type", "application/x-protobuf")
			.header("Authorization", "Bearer " + this.endToEnd.sender().token())
			.header("Authorization", "Bearer other")
			.POST(HttpRequest.BodyPublishers.ofByteArray(logs("tiktickets-sample",
					LogRecord.newBuilder()
						.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
						.setBody(AnyValue.newBuilder().setStringValue(this.mark))
						.addAttributes(attribute("tenant_id", "acme")))
				.toByteArray()))
			.build();
		assertThat(Backend.send(request).statusCode()).isEqualTo(200);
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=~\".+\"} |= \"%s\"".formatted(this.mark)),
					(found) -> !found.isEmpty());
		assertThat(lines.get(0).label("service_name")).isEqualTo("unknown_sender");
		assertThat(lines.get(0).label("tenant_id")).isEqualTo("_unknown");
	}

	@Test
	void spanWithTwoTokensOverGrpcIsStoredUnderNoSender() {
		String traceId = EndToEnd.newTraceId();
		List<String> tokens = List.of(this.endToEnd.sender().token(), "other");
		assertThat(new OtlpGrpc(this.endToEnd.collectorGrpc(), tokens).send("tiktickets-sample", "acme", this.mark,
				traceId))
			.isTrue();
		String trace = await().atMost(SOON)
			.ignoreExceptions()
			.until(() -> this.endToEnd.jaeger().get("/api/traces/" + traceId, Map.of()).toString(),
					(found) -> found.contains(this.mark));
		assertThat(trace).contains("\"serviceName\":\"unknown_sender\"").contains("_unknown").doesNotContain("acme");
	}

	@Test
	void senderThatSetsTheNameOfAnotherSenderStaysItself() {
		this.partner.send(logs("tiktickets-sample",
				LogRecord.newBuilder()
					.setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
					.setBody(AnyValue.newBuilder().setStringValue(this.mark))
					.addAttributes(attribute("otelcol.sender", "any"))
					.addAttributes(attribute("otelcol.sender.token", "Bearer x"))
					.addAttributes(attribute("tenant_id", "acme"))));
		List<LogLine> lines = await().atMost(SOON)
			.until(() -> this.endToEnd.loki().query("{service_name=~\".+\"} |= \"%s\"".formatted(this.mark)),
					(found) -> !found.isEmpty());
		assertThat(lines.get(0).label("service_name")).isEqualTo(BoundSender.NAME);
		assertThat(lines.get(0).label("tenant_id")).isEqualTo("_unknown");
	}

}
