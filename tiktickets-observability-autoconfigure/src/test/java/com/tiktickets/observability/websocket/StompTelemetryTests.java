package com.tiktickets.observability.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.opentelemetry.api.OpenTelemetry;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StompTelemetryTests {

	private static final TenantId ACME = TenantId.of("acme");

	private final Map<String, Object> attributes = new HashMap<>();

	@Test
	void readerThatThrowsLeavesTheSessionToItsHandshake() {
		StompTelemetry telemetry = telemetry((principal) -> {
			throw new IllegalStateException("no claims");
		});
		telemetry.handshake(this.attributes, ACME, () -> "agent");
		assertThat(telemetry.session(this.attributes, () -> "agent").tenant()).isEqualTo(ACME);
	}

	@Test
	void principalThatAFrameAuthenticatesCountsMoreThanTheHandshake() {
		StompTelemetry telemetry = telemetry(
				(principal) -> new TenantCandidate(principal.getName(), TenantCandidate.PRINCIPAL));
		telemetry.handshake(this.attributes, ACME, null);
		assertThat(telemetry.session(this.attributes, () -> "globex").tenant()).isEqualTo(TenantId.of("globex"));
	}

	@Test
	void principalWithMalformedTenantLeavesTheSessionToItsHandshake() {
		StompTelemetry telemetry = telemetry(
				(principal) -> new TenantCandidate("not a tenant", TenantCandidate.PRINCIPAL));
		telemetry.handshake(this.attributes, TenantId.SYSTEM, () -> "agent");
		assertThat(telemetry.session(this.attributes, null).tenant()).isEqualTo(TenantId.UNKNOWN);
	}

	private static StompTelemetry telemetry(TenantResolver<Principal> reader) {
		return new StompTelemetry(OpenTelemetry.noop(),
				new TenantResolution<>(List.of(reader), null, TenantResolutionMetrics.of(OpenTelemetry.noop())),
				TenantId.UNKNOWN);
	}

}
