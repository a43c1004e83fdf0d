package com.tiktickets.observability.autoconfigure.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class UrlRedactionAutoConfigurationTests {

	private static final String CUSTOMIZER = "urlSpanCustomizer";

	private final ApplicationContextRunner runner = ContextRunners.of(UrlRedactionAutoConfiguration.class);

	@Test
	void urlsOfSpansAreRedacted() {
		this.runner.run((context) -> assertThat(context).hasBean(CUSTOMIZER));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void noSpanIsRedactedWhereTheLibraryMakesNone(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CUSTOMIZER));
	}

}
