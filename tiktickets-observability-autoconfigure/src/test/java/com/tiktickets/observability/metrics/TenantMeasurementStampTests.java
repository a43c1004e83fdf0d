package com.tiktickets.observability.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantMeasurementStampTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private final TenantMeasurementStamp stamp = new TenantMeasurementStamp(TENANT,
			new TenantMetricsLimit(2, List.of()));

	@Test
	void sameAttributesOfOneTenantAreBuiltOnce() {
		Attributes first = stamped("acme", Attributes.of(ROUTE, "/tickets"));
		assertThat(stamped("acme", Attributes.of(ROUTE, "/tickets"))).isSameAs(first)
			.isEqualTo(Attributes.of(ROUTE, "/tickets", TENANT, "acme"));
	}

	@Test
	void sameAttributesOfAnotherTenantAreItsOwn() {
		stamped("acme", Attributes.of(ROUTE, "/tickets"));
		assertThat(stamped("globex", Attributes.of(ROUTE, "/tickets")).get(TENANT)).isEqualTo("globex");
	}

	@Test
	void tenantBeyondTheCapIsOtherWhateverTheApplicationWrote() {
		stamped("acme", Attributes.empty());
		stamped("globex", Attributes.empty());
		assertThat(stamped("initech", Attributes.of(TENANT, "acme")).get(TENANT)).isEqualTo("_other");
	}

	@Test
	void tenantThatTheApplicationWroteCountsWhereTheContextHasNone() {
		assertThat(this.stamp.stamp(Attributes.of(TENANT, "acme"), Context.root()).get(TENANT)).isEqualTo("acme");
		assertThat(this.stamp.stamp(Attributes.of(TENANT, "globex"), Context.root()).get(TENANT)).isEqualTo("globex");
	}

	@Test
	void tenantOfTheContextCountsBeforeWhatTheApplicationWrote() {
		assertThat(stamped("acme", Attributes.of(TENANT, "globex")).get(TENANT)).isEqualTo("acme");
	}

	@Test
	void attributesWithEverNewValuesAreStampedToo() {
		assertThat(IntStream.range(0, 10_000)
			.mapToObj((i) -> stamped("acme", Attributes.of(ROUTE, "/" + i)))
			.map((attributes) -> attributes.get(TENANT))).containsOnly("acme");
	}

	private Attributes stamped(String tenant, Attributes attributes) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			return this.stamp.stamp(attributes, Context.current());
		}
	}

}
