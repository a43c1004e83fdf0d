package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may ask for detailed telemetry, for what, and what is answered. */
@ExtendWith(OutputCaptureExtension.class)
class TenantDetailEndpointTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = DetailedApplication.start();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void requestIsListedAndLoggedWithWhoAskedAndCanBeRevoked(CapturedOutput output) {
		String answer = DetailClient
			.post(application,
					"{\"tenant\":\"acme\",\"duration\":\"5m\",\"logger\":\"com.example\",\"level\":\"TRACE\"}",
					TestSecurity.bearer(null))
			.body();
		assertThat(Instant.parse(JsonPath.read(answer, "$.until"))).isBetween(Instant.now().plusSeconds(200),
				Instant.now().plusSeconds(301));
		assertThat(output).contains("Detailed telemetry of tenant acme until").contains("Requested by agent.");
		assertThat(JsonPath.<Collection<Map<String, String>>>read(application.get(DetailedApplication.ENDPOINT).body(),
				"$.details"))
			.singleElement()
			.satisfies((detail) -> assertThat(detail).containsEntry("tenant", "acme")
				.containsEntry("logger", "com.example")
				.containsEntry("level", "TRACE")
				.containsEntry("requestedBy", "agent"));
		assertThat(DetailClient.send(application, "DELETE", DetailedApplication.ENDPOINT + "?tenant=acme", null, null)
			.statusCode()).isEqualTo(204);
		assertThat(output).contains("Detailed telemetry of tenant acme was revoked by an anonymous user");
		assertThat(JsonPath.<Collection<Object>>read(application.get(DetailedApplication.ENDPOINT).body(), "$.details"))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"tenant":"acme","duration":"61m"}     | at most an hour
			{"tenant":"acme","duration":"-1s"}     | must be positive
			{"tenant":"no tenant"}                 | Not a tenant id
			{"tenant":"_system"}                   | Not a tenant id
			{"tenant":"acme","level":"LOUD"}       | one of TRACE, DEBUG, INFO, WARN, ERROR
			{"tenant":"acme","logger":"a,b"}       | name of a package or class
			""")
	void invalidRequestIsRefused(String body, String reason) {
		HttpResponse<String> answer = DetailClient.post(application, body, null);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains(reason);
		assertThat(application.context().getBean(TenantDetails.class).requested()).isEmpty();
	}

	@Test
	void endpointThatIsExposedForReadingTakesNoRequest() {
		try (WireApplication exposed = WireApplication.start(DetailedApplication.class,
				"management.endpoints.web.exposure.include=telemetry")) {
			assertThat(exposed.get(DetailedApplication.ENDPOINT).statusCode()).isEqualTo(200);
			assertThat(DetailClient.post(exposed, "{\"tenant\":\"acme\"}", null).statusCode()).isEqualTo(405);
			assertThat(exposed.context().getBean(TenantDetails.class).isInUse()).isFalse();
		}
	}

}
