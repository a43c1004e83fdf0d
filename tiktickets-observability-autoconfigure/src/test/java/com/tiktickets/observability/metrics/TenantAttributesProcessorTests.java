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

class TenantAttributesProcessorTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant_id");

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private final TenantAttributesProcessor processor = new TenantAttributesProcessor(TENANT,
			new TenantMetricsLimit(2, List.of()));

	@Test
	void sameAttributesOfOneTenantAreBuiltOnce() {
		Attributes first = process("acme", Attributes.of(ROUTE, "/tickets"));
		assertThat(process("acme", Attributes.of(ROUTE, "/tickets"))).isSameAs(first)
			.isEqualTo(Attributes.of(ROUTE, "/tickets", TENANT, "acme"));
	}

	@Test
	void sameAttributesOfAnotherTenantAreItsOwn() {
		process("acme", Attributes.of(ROUTE, "/tickets"));
		assertThat(process("globex", Attributes.of(ROUTE, "/tickets")).get(TENANT)).isEqualTo("globex");
	}

	@Test
	void tenantBeyondTheCapIsOtherWhateverTheApplicationWrote() {
		process("acme", Attributes.empty());
		process("globex", Attributes.empty());
		assertThat(process("initech", Attributes.of(TENANT, "acme")).get(TENANT)).isEqualTo("_other");
	}

	@Test
	void tenantThatTheApplicationWroteCountsWhereTheContextHasNone() {
		assertThat(this.processor.process(Attributes.of(TENANT, "acme"), Context.root()).get(TENANT)).isEqualTo("acme");
		assertThat(this.processor.process(Attributes.of(TENANT, "globex"), Context.root()).get(TENANT))
			.isEqualTo("globex");
	}

	@Test
	void tenantOfTheContextCountsBeforeWhatTheApplicationWrote() {
		assertThat(process("acme", Attributes.of(TENANT, "globex")).get(TENANT)).isEqualTo("acme");
	}

	@Test
	void attributesWithEverNewValuesGetTheTenantToo() {
		assertThat(IntStream.range(0, 10_000)
			.mapToObj((i) -> process("acme", Attributes.of(ROUTE, "/" + i)))
			.map((attributes) -> attributes.get(TENANT))).containsOnly("acme");
	}

	private Attributes process(String tenant, Attributes attributes) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			return this.processor.process(attributes, Context.current());
		}
	}

}
