package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetail;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/**
 * Detailed telemetry of one tenant of a reactive application that samples nothing else.
 */
class ReactiveTenantDetailTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ReactiveApplication.class, "spring.main.web-application-type=reactive",
				"otel.traces.sampler=parentbased_always_off", "logging.level.root=warn");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void everySpanOfTheTenantIsSampledAndNoneOfTheOthers() {
		TenantDetails details = application.context().getBean(TenantDetails.class);
		details.start(TenantId.of("acme"), Duration.ofMinutes(1), TenantDetail.ROOT, Level.INFO, "a test");
		for (String tenant : new String[] { "globex", "acme" }) {
			application.get("/call/1", "Authorization", TestSecurity.bearer(tenant));
		}
		await().untilAsserted(() -> assertThat(application.received().spans()).extracting(ReceivedSpan::name)
			.contains("GET /call/{id}", "GET", "GET /tickets/{id}"));
		assertThat(application.received().spans()).extracting((span) -> span.attribute("tenant_id"))
			.doesNotContain("globex");
		details.stop(TenantId.of("acme"), "a test");
	}

}
