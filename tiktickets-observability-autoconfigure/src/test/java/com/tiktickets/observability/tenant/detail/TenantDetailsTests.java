package com.tiktickets.observability.tenant.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class TenantDetailsTests {

	private static final TenantId ACME = TenantId.of("acme");

	private static final TenantId GLOBEX = TenantId.of("globex");

	private final AdjustableClock clock = new AdjustableClock();

	private final TenantDetails details = new TenantDetails(this.clock);

	@Test
	void requestIsOverWhenItsTimeIs() {
		start(ACME, TenantDetail.ROOT);
		assertThat(this.details.isRequested(ACME)).isTrue();
		this.clock.now = this.clock.now.plusSeconds(59);
		assertThat(this.details.isRequested(ACME)).isTrue();
		this.clock.now = this.clock.now.plusSeconds(1);
		assertThat(this.details.isRequested(ACME)).isFalse();
		assertThat(this.details.requested()).isEmpty();
		assertThat(passes(ACME, "anything", Level.DEBUG)).isFalse();
	}

	@Test
	void nothingIsInUseAfterTheLastRequestWasRevoked() {
		assertThat(this.details.isInUse()).isFalse();
		start(ACME, TenantDetail.ROOT);
		start(GLOBEX, TenantDetail.ROOT);
		assertThat(this.details.stop(ACME, "a test")).isTrue();
		assertThat(this.details.isInUse()).isTrue();
		assertThat(this.details.stop(ACME, "a test")).isFalse();
		this.details.stop(GLOBEX, "a test");
		assertThat(this.details.isInUse()).isFalse();
	}

	@Test
	void eventsOfTheLoggerAndItsChildrenPassFromTheLevelOn() {
		start(ACME, "com.example");
		assertThat(passes(ACME, "com.example", Level.DEBUG)).isTrue();
		assertThat(passes(ACME, "com.example.Tickets", Level.ERROR)).isTrue();
		assertThat(passes(ACME, "com.example", Level.TRACE)).isFalse();
		assertThat(passes(ACME, "com.examples", Level.DEBUG)).isFalse();
		assertThat(passes(ACME, "com", Level.DEBUG)).isFalse();
		assertThat(passes(GLOBEX, "com.example", Level.DEBUG)).isFalse();
		assertThat(this.details.passes("com.example", Level.DEBUG)).isFalse();
	}

	@Test
	void numberOfTenantsIsLimitedAndTheSameTenantCanBeRequestedAgain() {
		for (int tenant = 0; tenant < TenantDetails.MOST_REQUESTED; tenant++) {
			start(TenantId.of("t" + tenant), TenantDetail.ROOT);
		}
		start(TenantId.of("t0"), "com.example");
		assertThat(this.details.requested()).hasSize(TenantDetails.MOST_REQUESTED)
			.anyMatch((detail) -> detail.logger().equals("com.example"));
		assertThatIllegalArgumentException().isThrownBy(() -> start(ACME, TenantDetail.ROOT))
			.withMessageContaining("revoke one");
	}

	@Test
	void receivedRequestAppliesToItsContextAndTenantOnly() {
		String value = new TenantDetail(ACME, this.clock.now.plusSeconds(60), "com.example", Level.TRACE, "x")
			.toBaggage();
		Context received = this.details.receive(Context.root(), ACME, value);
		assertThat(this.details.of(as(received, ACME))).isNotNull()
			.satisfies((detail) -> assertThat(detail.passes("com.example.A", Level.TRACE)).isTrue());
		assertThat(this.details.of(as(received, GLOBEX))).isNull();
		assertThat(this.details.of(as(Context.root(), ACME))).isNull();
		assertThat(this.details.isRequested()).isFalse();
		assertThat(this.details.covers(ACME)).isTrue();
		assertThat(this.details.covers(GLOBEX)).isFalse();
	}

	@Test
	void receivedRequestIsValidForAnHourAtMost() {
		Context root = Context.root();
		long hour = this.clock.now.plusSeconds(3_600).getEpochSecond();
		assertThat(this.details.receive(root, ACME, hour + "/DEBUG/ROOT")).isNotSameAs(root);
		assertThat(this.details.receive(root, ACME, (hour + 3_600) + "/DEBUG/ROOT")).isSameAs(root);
		assertThat(this.details.receive(root, ACME, (hour - 3_601) + "/DEBUG/ROOT")).isSameAs(root);
		assertThat(this.details.receive(root, ACME, "9999999999999/DEBUG/ROOT")).isSameAs(root);
	}

	@Test
	void tenantsBeyondTheLimitAreNotRememberedButTheirTraceIsDetailed() {
		String value = this.clock.now.plusSeconds(60).getEpochSecond() + "/DEBUG/ROOT";
		for (int tenant = 0; tenant < 1_000; tenant++) {
			this.details.receive(Context.root(), TenantId.of("t" + tenant), value);
		}
		Context received = this.details.receive(Context.root(), ACME, value);
		assertThat(this.details.of(as(received, ACME))).isNotNull();
		assertThat(this.details.covers(ACME)).isFalse();
		assertThat(this.details.covers(TenantId.of("t0"))).isTrue();
	}

	private void start(TenantId tenant, String logger) {
		this.details.start(tenant, Duration.ofMinutes(1), logger, Level.DEBUG, "a test");
	}

	private boolean passes(TenantId tenant, String logger, Level level) {
		try (TenantScope scope = TenantContext.makeCurrent(tenant)) {
			return this.details.passes(logger, level);
		}
	}

	private static Context as(Context context, TenantId tenant) {
		return TenantContext.storeIn(context, TenantContext.bind(tenant));
	}

	private static final class AdjustableClock extends Clock {

		private Instant now = Instant.parse("2026-11-30T12:00:00Z");

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
