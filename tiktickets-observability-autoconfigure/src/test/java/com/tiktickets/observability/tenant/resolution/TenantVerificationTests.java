package com.tiktickets.observability.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantVerifier;
import com.tiktickets.observability.tenant.resolution.ResolvedTenant.Rejection;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TenantVerificationTests {

	private static final TenantVerifier ONLY_ACME = (tenant) -> tenant.value().equals("acme");

	private static final TenantCandidate ACME_BY_HEADER = new TenantCandidate("acme", TenantCandidate.HEADER);

	private final TenantCandidate nobody = new TenantCandidate("nobody", TenantCandidate.PRINCIPAL);

	@Test
	void tenantThatExistsIsBelieved() {
		assertThat(ask(ONLY_ACME, ACME_BY_HEADER).tenant()).isEqualTo(TenantId.of("acme"));
	}

	@Test
	void tenantThatDoesNotExistIsNotReplacedByAWeakerSource() {
		ResolvedTenant found = ask(ONLY_ACME, this.nobody, ACME_BY_HEADER);

		assertThat(found.tenant()).isEqualTo(TenantId.UNKNOWN);
		assertThat(found.rejections()).containsExactly(
				new Rejection(RejectionReason.UNKNOWN, TenantCandidate.PRINCIPAL),
				new Rejection(RejectionReason.MISMATCH, TenantCandidate.HEADER));
	}

	@Test
	void tenantThatDoesNotExistIsNotReplacedByTheFixedTenant() {
		TenantResolution<String> resolution = resolution(ONLY_ACME, this.nobody);

		assertThat(resolution.bind("request").tenant()).isEqualTo(TenantId.UNKNOWN);
	}

	@Test
	void tenantOfFailingVerifierIsNotBelieved() {
		TenantVerifier failing = (tenant) -> {
			throw new IllegalStateException("no database today");
		};

		ResolvedTenant found = ask(failing, ACME_BY_HEADER);

		assertThat(found.tenant()).isEqualTo(TenantId.UNKNOWN);
		assertThat(found.rejections())
			.containsExactly(new Rejection(RejectionReason.VERIFIER_ERROR, TenantCandidate.HEADER));
	}

	@Test
	void strangersCannotMakeTheVerifierWork() {
		AtomicInteger asked = new AtomicInteger();

		ask((tenant) -> asked.incrementAndGet() > 0, ACME_BY_HEADER.untrusted(),
				new TenantCandidate("not a tenant", TenantCandidate.HEADER));

		assertThat(asked).hasValue(0);
	}

	@Test
	void onlyTheTenantThatCountsIsVerified() {
		AtomicInteger asked = new AtomicInteger();

		ask((tenant) -> asked.incrementAndGet() > 0, ACME_BY_HEADER, ACME_BY_HEADER, this.nobody);

		assertThat(asked).hasValue(1);
	}

	@Test
	void strangerWhoRepeatsTheAuthenticatedTenantIsNotCounted() {
		TenantCandidate principal = new TenantCandidate("acme", TenantCandidate.PRINCIPAL);

		assertThat(ask(ONLY_ACME, principal, ACME_BY_HEADER.untrusted()).rejections()).isEmpty();
		assertThat(ask(ONLY_ACME, principal, new TenantCandidate("globex", TenantCandidate.HEADER, false)).rejections())
			.containsExactly(new Rejection(RejectionReason.UNTRUSTED, TenantCandidate.HEADER));
	}

	private static ResolvedTenant ask(TenantVerifier verifier, TenantCandidate... candidates) {
		return resolution(verifier, candidates).ask("request");
	}

	private static TenantResolution<String> resolution(TenantVerifier verifier, TenantCandidate... candidates) {
		List<TenantResolver<String>> resolvers = Arrays.stream(candidates)
			.<TenantResolver<String>>map((candidate) -> (request) -> candidate)
			.toList();
		return new TenantResolution<>(resolvers, TenantId.of("fixed"), new TenantVerification(() -> verifier),
				TenantResolutionMetrics.of(OpenTelemetry.noop()));
	}

}
