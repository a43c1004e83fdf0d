package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OptionsTests {

	@Test
	void theFullFormRunsEveryPeer() {
		assertThat(Options.parse().variants()).containsExactly(Variant.NONE, Variant.TIKTICKETS, Variant.BOOT,
				Variant.OTEL, Variant.AGENT);
		assertThat(Options.parse().endpoints()).containsExactly(Endpoint.values());
		assertThat(Options.parse().exchanges()).containsExactly(MessageExchange.values());
	}

	@Test
	void whatIsGivenBeatsTheShortForm() {
		Options options = Options.parse("--rounds=7", "--short");
		assertThat(options.variants()).containsExactly(Variant.NONE, Variant.TIKTICKETS);
		assertThat(options.rounds()).isEqualTo(7);
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--round=7"))
			.withMessageContaining("--rounds");
	}

}
