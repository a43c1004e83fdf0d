package com.tiktickets.observability.tenant.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may write into the headers that carry trace and tenant. */
@Tag("volume")
class PropagationFuzzTests {

	private static final int TRIES = 50_000;

	/** Versions after 00 may append more. */
	private static final Pattern TRACEPARENT = Pattern.compile(
			"(00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})"
					+ "|((?!ff|00)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?)",
			Pattern.DOTALL);

	/** Level 2 of the specification. */
	private static final Pattern TRACESTATE_KEY = Pattern.compile("[a-z0-9][a-z0-9_\\-*/@]{0,255}");

	private static final Pattern TRACESTATE_VALUE = Pattern
		.compile("[\\x20-\\x2b\\x2d-\\x3c\\x3e-\\x7e]{0,255}[\\x21-\\x2b\\x2d-\\x3c\\x3e-\\x7e]");

	private static final String TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

	private static final String OCTETS = "(?:[\\x21\\x23-\\x24\\x26-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]|%[0-9A-Fa-f]{2})*";

	/** A member of baggage that names a tenant, as the specification's grammar has it. */
	private static final Pattern MEMBER = Pattern.compile("[ \\t]*tenant_id[ \\t]*=[ \\t]*" + OCTETS
			+ "[ \\t]*(;[ \\t]*" + TOKEN + "[ \\t]*(=[ \\t]*" + OCTETS + "[ \\t]*)?)*");

	private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private final TenantPropagation propagation = new TenantPropagation(W3CTraceContextPropagator.getInstance(),
			new TenantPropagator(List.of("campaign"), List.of()));

	@Test
	void traceparent() {
		Fuzzing.of("traceparent", TRIES).check(PropagationFuzzTests::traceparent, (header) -> {
			SpanContext extracted = extract(Map.of("traceparent", header));
			if (extracted.isValid()) {
				assertThat(header).matches(TRACEPARENT);
				assertThat(header).contains(extracted.getTraceId()).contains(extracted.getSpanId());
			}
		});
	}

	private static String traceparent(FuzzInput input) {
		return input.damaged(input.pick("00", "00", "01", "cc", "ff") + "-" + input.of("0123456789abcdef", 32) + "-"
				+ input.of("0123456789abcdef", 16) + "-" + input.pick("00", "01", "ff")
				+ input.pick("", "", "-", "-more"));
	}

	@Test
	void tracestate() {
		Fuzzing.of("tracestate", TRIES).check(PropagationFuzzTests::tracestate, (header) -> {
			SpanContext extracted = extract(Map.of("traceparent",
					"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "tracestate", header));
			assertThat(extracted.isValid()).isTrue();
			assertThat(extracted.getTraceState().size()).isLessThanOrEqualTo(32);
			extracted.getTraceState().forEach((key, value) -> {
				assertThat(key).matches(TRACESTATE_KEY);
				assertThat(value).matches(TRACESTATE_VALUE);
			});
		});
	}

	private static String tracestate(FuzzInput input) {
		StringBuilder header = new StringBuilder();
		for (int i = input.below(40); i > 0; i--) {
			header.append(input.damaged("k" + i + "@v=" + input.of("0123456789abcdef", input.below(20)))).append(',');
		}
		return header.toString();
	}

	@Test
	void baggage() {
		Fuzzing.of("baggage", TRIES).check(PropagationFuzzTests::baggage, (header) -> {
			Map<String, String> carrier = Map.of("baggage", header);
			TenantCandidate named = this.propagation.namedBy(carrier, Headers.GETTER);
			if (named != null) {
				assertThat(header.split(",")).anyMatch((member) -> MEMBER.matcher(member).matches());
				assertThat(named.value()).hasSizeLessThanOrEqualTo(256).doesNotContainPattern("\\p{Cntrl}");
			}
			Baggage believed = Baggage
				.fromContext(this.propagation.extract(Context.root(), carrier, Headers.GETTER, Peer.TRUSTED));
			assertThat(believed.asMap().keySet()).isSubsetOf("campaign");
			assertThat(Baggage
				.fromContext(this.propagation.extract(Context.root(), carrier, Headers.GETTER, Peer.STRANGER))
				.isEmpty()).isTrue();
			assertInjectedIsReadAgain(believed);
		});
	}

	private void assertInjectedIsReadAgain(Baggage baggage) {
		Map<String, String> carrier = new LinkedHashMap<>();
		this.propagation.inject(baggage.storeInContext(Context.root()), carrier,
				(map, key, value) -> map.put(key, value), Target.OWN);
		assertThat(carrier.getOrDefault("baggage", "")).matches("[\\x21-\\x7e]{0,1023}");
		if (carrier.containsKey("baggage")) {
			assertThat(
					Baggage.fromContext(this.propagation.extract(Context.root(), carrier, Headers.GETTER, Peer.TRUSTED))
						.getEntryValue("campaign"))
				.isEqualTo(baggage.getEntryValue("campaign"));
		}
	}

	private static String baggage(FuzzInput input) {
		StringBuilder header = new StringBuilder();
		for (int i = 1 + input.below(5); i > 0; i--) {
			header.append(input.damaged(input.pick("tenant_id=acme", "tenant_id = acme ;ttl=3; p", "tenant_id=%61cme",
					"campaign=spring%20sale", "campaign=\u00e9t\u00e9", "other=1", "TENANT_ID=acme",
					"campaign=" + input.any())));
			header.append(input.pick(",", ", ", "\t,", ",,"));
		}
		return header.toString();
	}

	@Test
	void tenantHeader() {
		Fuzzing.of("tenant header", TRIES * 2)
			.check((input) -> input.pick(true, false) ? input.damaged(input.of("abcXYZ019._-", 1 + input.below(70)))
					: input.any(), (header) -> {
						TenantId tenant = TenantId.parse(header);
						assertThat(tenant != null).isEqualTo(TENANT.matcher(header).matches());
						assertThat(tenant == null || tenant.value().equals(header) && !tenant.isReserved()).isTrue();
					});
	}

	/** Java's idea of white space is wider than that of HTTP. */
	@ParameterizedTest
	@ValueSource(strings = { "tenant_id=\0acme", "tenant_id=acme\u000b", "\u001ftenant_id=acme", "tenant_id\r=acme" })
	void controlCharactersAroundTenantRefuseTheEntry(String header) {
		assertThat(this.propagation.namedBy(Map.of("baggage", header), Headers.GETTER)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tenant_id=acme;ttl=\u0001", "tenant_id=acme;=3", "tenant_id=acme;", "tenant_id=acme;a b",
			"tenant_id=acme;ttl=%5Z" })
	void malformedPropertyRefusesTheEntry(String header) {
		assertThat(this.propagation.namedBy(Map.of("baggage", header), Headers.GETTER)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme%5Z", "acme%Z5", "acme%5", "acme%" })
	void invalidPercentEncodingRefusesTheEntry(String tenant) {
		assertThat(this.propagation.namedBy(Map.of("baggage", "tenant_id=" + tenant), Headers.GETTER)).isNull();
	}

	private SpanContext extract(Map<String, String> carrier) {
		return Span.fromContext(this.propagation.extract(Context.root(), carrier, Headers.GETTER, Peer.STRANGER))
			.getSpanContext();
	}

	private enum Headers implements TextMapGetter<Map<String, String>> {

		GETTER;

		@Override
		public Iterable<String> keys(Map<String, String> carrier) {
			return carrier.keySet();
		}

		@Override
		public String get(Map<String, String> carrier, String key) {
			return carrier.get(key);
		}

	}

}
