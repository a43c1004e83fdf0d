package com.tiktickets.observability.tenant.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantPropagationTests {

	private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {

		@Override
		public Iterable<String> keys(Map<String, String> carrier) {
			return carrier.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
			return carrier.get(key);
		}

	};

	private static final TextMapSetter<Map<String, String>> SETTER = (carrier, key, value) -> carrier.put(key, value);

	private final Map<String, String> carrier = new HashMap<>();

	private final TenantPropagation propagation = new TenantPropagation(W3CTraceContextPropagator.getInstance(),
			new TenantPropagator(List.of("ticket.channel"), List.of()));

	@Test
	void trustedPeerNamesTenant() {
		this.carrier.put("baggage", "other=1, tenant_id = acme ;ttl=3,ticket.channel=web");

		Context extracted = extract(Peer.TRUSTED);

		assertThat(named()).isEqualTo(new TenantCandidate("acme", "baggage"));
		assertThat(Baggage.fromContext(extracted).asMap()).containsOnlyKeys("ticket.channel");
	}

	@Test
	void requestForDetailIsReadFromTrustedPeerAndPassedOn() {
		long until = Instant.now().plusSeconds(60).getEpochSecond();
		this.carrier.put("baggage", "tenant_id=acme,tenant.detail=" + until + "/DEBUG/com.example");
		Map<String, String> next = new HashMap<>();

		TenantPropagation detailed = detailed();
		detailed.inject(asAcme(detailed.extract(Context.root(), this.carrier, GETTER, Peer.TRUSTED)), next, SETTER,
				Target.OWN);
		assertThat(next.get("baggage")).isEqualTo("tenant_id=acme,tenant.detail=" + until + "/DEBUG/com.example");

		next.clear();
		detailed.inject(asAcme(detailed.extract(Context.root(), this.carrier, GETTER, Peer.STRANGER)), next, SETTER,
				Target.OWN);
		assertThat(next.get("baggage")).isEqualTo("tenant_id=acme");
	}

	private static TenantPropagation detailed() {
		return new TenantPropagation(W3CTraceContextPropagator.getInstance(),
				new TenantPropagator(List.of(), List.of(), new TenantDetails(Clock.systemUTC())));
	}

	private static Context asAcme(Context context) {
		return TenantContext.storeIn(context, TenantContext.bind(TenantId.of("acme")));
	}

	@Test
	void baggageOfStrangerIsNotRead() {
		this.carrier.put("baggage", "tenant_id=acme,ticket.channel=web");

		Context extracted = extract(Peer.STRANGER);

		assertThat(Baggage.fromContext(extracted).isEmpty()).isTrue();
	}

	@Test
	void trustInOneCarrierDoesNotReachTheNext() {
		this.carrier.put("baggage", "ticket.channel=web");
		Context extracted = extract(Peer.TRUSTED);

		Context next = new TenantPropagator(List.of("ticket.channel"), List.of()).extract(extracted,
				Map.of("baggage", "ticket.channel=evil"), GETTER);

		assertThat(Baggage.fromContext(next).getEntryValue("ticket.channel")).isEqualTo("web");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant_id", "tenant_id=%", "tenant_id=%zz", "tenant_id=a\"b", "tenant_id=%00", "=acme",
			"tenant_id=%FF", "TENANT_ID=acme", "tenant_id=acme%5Z", "tenant_id=acme%Z5", "tenant_id=acme%5",
			"tenant_id=acme%", "tenant_id=acme%\uFF15\uFF11", "tenant_id=acme%C3", "tenant_id=acme%C0%AF" })
	void malformedBaggageNamesNothing(String baggage) {
		this.carrier.put("baggage", baggage);

		assertThat(named()).isNull();
	}

	@Test
	void baggageBeyondTheLimitsIsNotRead() {
		this.carrier.put("baggage", "tenant_id=" + "a".repeat(257));
		assertThat(named()).isNull();

		this.carrier.put("baggage", "x=" + "a".repeat(8_192) + ",tenant_id=acme");
		assertThat(named()).isNull();

		this.carrier.put("baggage", "x=1,".repeat(64) + "tenant_id=acme");
		assertThat(named()).isNull();
	}

	@Test
	void targetOfOursIsToldTenantAndAllowedKeys() {
		Baggage baggage = Baggage.builder().put("ticket.channel", "a b,ü%").put("secret", "1").build();
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			this.propagation.inject(Context.current().with(baggage), this.carrier, SETTER, Target.OWN);
		}

		assertThat(this.carrier).containsEntry("baggage", "tenant_id=acme,ticket.channel=a%20b%2C%C3%BC%25");
		assertThat(Baggage.fromContext(extract(Peer.TRUSTED)).getEntryValue("ticket.channel")).isEqualTo("a b,ü%");
	}

	@Test
	void thirdPartyIsToldNothing() {
		Baggage baggage = Baggage.builder().put("ticket.channel", "web").build();
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			this.propagation.inject(Context.current().with(baggage), this.carrier, SETTER, Target.THIRD_PARTY);
			new TenantPropagator(List.of(), List.of()).inject(Context.current(), this.carrier, SETTER);
		}

		assertThat(this.carrier).isEmpty();
	}

	@Test
	void workWithoutTenantNamesNone() {
		this.propagation.inject(Context.current(), this.carrier, SETTER, Target.OWN);

		assertThat(this.carrier).isEmpty();
	}

	@Test
	void writtenBaggageStaysBelowOneKilobyte() {
		List<String> keys = List.of("a", "b", "c", "d", "e");
		TenantPropagation wide = new TenantPropagation(W3CTraceContextPropagator.getInstance(),
				new TenantPropagator(keys, List.of()));
		var baggage = Baggage.builder();
		keys.forEach((key) -> baggage.put(key, "v".repeat(250)));
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			wide.inject(Context.current().with(baggage.build()), this.carrier, SETTER, Target.OWN);
		}

		String written = this.carrier.get("baggage");
		assertThat(written).startsWith("tenant_id=acme,");
		assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(700, 1_023);
	}

	@Test
	void policyVouchesForCarrierOfOthersAndResolvesItsTenant() {
		CarrierPolicy policy = new CarrierPolicy() {

			@Override
			public @Nullable Peer peerOf(Object carrier) {
				return carrier.equals(Map.of("baggage", "tenant_id=acme")) ? Peer.TRUSTED : null;
			}

			@Override
			public @Nullable TenantBinding bind(Object carrier, @Nullable String named) {
				return TenantContext.bind(TenantId.of(named));
			}

		};
		TenantPropagator propagator = new TenantPropagator(List.of(), List.of(policy));
		this.carrier.put("baggage", "tenant_id=acme");

		Context extracted = propagator.extract(Context.root(), this.carrier, GETTER);

		assertThat(TenantContext.tenantOf(extracted)).isEqualTo(TenantId.of("acme"));
		assertThat(TenantContext.bindingOf(propagator.extract(Context.root(), Map.of(), GETTER))).isNull();
	}

	private @Nullable TenantCandidate named() {
		return this.propagation.namedBy(this.carrier, GETTER);
	}

	private Context extract(Peer peer) {
		return this.propagation.extract(Context.root(), this.carrier, GETTER, peer);
	}

}
