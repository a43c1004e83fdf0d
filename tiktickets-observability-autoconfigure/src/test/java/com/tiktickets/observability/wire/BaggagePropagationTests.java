package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.micrometer.tracing.otel.bridge.Slf4JBaggageEventListener;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;

/** The tenant between processes: who is believed, and who is told. */
@ExtendWith(OutputCaptureExtension.class)
class BaggagePropagationTests {

	private static final String TRUSTED = "tiktickets.observability.propagation.extract.networks=127.0.0.0/8,::1";

	private static final String OWN_HOST = "tiktickets.observability.propagation.inject.hosts=localhost";

	private static final String[] ACME = { "baggage", "tenant_id=acme" };

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(TRUSTED, OWN_HOST);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void trustedPeerNamesTenantOfEverySpan() {
		assertThat(application.trace("/tickets/1", 2, ACME)).extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("acme");
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.resolutions"))
			.anyMatch((point) -> "baggage".equals(point.attribute("tenant.resolution.source"))));
	}

	@Test
	void hostOfOursIsToldTenant() {
		assertThat(application.get("/pass-baggage", ACME).body()).isEqualTo("tenant_id=acme");
		assertThat(application.get("/pass-baggage").body()).isEqualTo("null");
	}

	@Test
	void thirdPartyGetsTraceAndNoBaggage() throws IOException, InterruptedException {
		try (MockWebServer thirdParty = new MockWebServer()) {
			thirdParty.start();
			thirdParty.enqueue(new MockResponse.Builder().code(200).build());
			RestClient.Builder client = application.context().getBean(RestClient.Builder.class);
			Map<String, String> trace = Map.of("traceparent",
					"00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01");
			try (var tenant = TenantContext.makeCurrent(TenantId.of("acme"));
					var scope = W3CTraceContextPropagator.getInstance()
						.extract(Context.current(), trace, MapGetter.GETTER)
						.makeCurrent()) {
				client.build().get().uri("http://127.0.0.1:" + thirdParty.getPort()).retrieve().toBodilessEntity();
			}
			RecordedRequest request = thirdParty.takeRequest();
			assertThat(request.getHeaders().get("traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
			assertThat(request.getHeaders().get("baggage")).isNull();
		}
	}

	@Test
	void authenticatedTenantWinsAndTheMismatchIsCounted(CapturedOutput output) {
		assertThat(application.trace("/tickets/1", 2, "baggage", "tenant_id=acme", "Authorization",
				TestSecurity.bearer("globex")))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("globex");
		awaitRejection(application, "mismatch");
		assertThat(output).contains("A request names another tenant by its baggage");
	}

	@Test
	void malformedTenantIsCountedAndNotObeyed() {
		assertThat(application.trace("/tickets/1", 2, "baggage", "tenant_id=..%2Facme"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("_unknown");
		awaitRejection(application, "invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme%5Z", "acme%Z5", "acme%5", "acme%", "acme%-1" })
	void tenantWithInvalidPercentEncodingIsNotObeyed(String tenant) {
		assertThat(application.trace("/tickets/1", 2, "baggage", "tenant_id=" + tenant))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("_unknown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For", "Forwarded", "X-Real-IP" })
	void requestThroughProxyInTrustedNetworkIsOfStranger(String header) {
		assertThat(application.trace("/tickets/1", 2, "baggage", "tenant_id=acme", header, "127.0.0.1"))
			.extracting((span) -> span.attribute("tenant_id"))
			.containsOnly("_unknown");
		awaitRejection(application, "untrusted");
	}

	@Test
	void headerCannotMakeStrangerTrusted() {
		try (WireApplication edge = WireApplication.start("server.forward-headers-strategy=framework",
				"tiktickets.observability.propagation.extract.networks=10.0.0.0/8")) {
			assertThat(edge.trace("/tickets/1", 2, "baggage", "tenant_id=acme", "X-Forwarded-For", "10.1.2.3"))
				.extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("_unknown");
		}
	}

	@Test
	void authenticatedPeerIsTrustedByItsName() {
		try (WireApplication service = WireApplication
			.start("tiktickets.observability.propagation.extract.principals=agent")) {
			assertThat(service.trace("/tickets/1", 2, "baggage", "tenant_id=acme", "Authorization",
					TestSecurity.bearer(null)))
				.extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("acme");
			assertThat(service.trace("/tickets/1", 2, ACME)).extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("_unknown");
		}
	}

	@Test
	void fieldThatIsAskedForIsInTheDiagnosticContext() {
		try (WireApplication service = WireApplication.start(TRUSTED,
				"tiktickets.observability.propagation.baggage-keys=campaign",
				"management.tracing.baggage.correlation.fields=campaign")) {
			assertThat(service.get("/mdc/campaign", "baggage", "campaign=spring").body()).isEqualTo("spring");
			assertThat(service.get("/mdc/campaign").body()).isEqualTo("null");
		}
	}

	@Test
	void fieldsThatNobodyAsksForAreNotLookedFor() {
		assertThat(application.context().getBeansOfType(Slf4JBaggageEventListener.class)).isEmpty();
	}

	@Test
	void switchedOffNobodyIsBelievedOrTold() {
		try (WireApplication off = WireApplication.start(TRUSTED, OWN_HOST,
				"tiktickets.observability.propagation.enabled=false")) {
			assertThat(off.trace("/tickets/1", 2, ACME)).extracting((span) -> span.attribute("tenant_id"))
				.containsOnly("_unknown");
			assertThat(off.get("/pass-baggage", "Authorization", TestSecurity.bearer("acme")).body()).isEqualTo("null");
		}
	}

	private static void awaitRejection(WireApplication application, String reason) {
		await().untilAsserted(() -> assertThat(application.received().pointsOf("tenant.rejections"))
			.anyMatch((point) -> reason.equals(point.attribute("tenant.rejection.reason"))
					&& "baggage".equals(point.attribute("tenant.resolution.source"))));
	}

}
