package com.tiktickets.observability.autoconfigure.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.redaction.PersonalIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RedactionAutoConfigurationTests {

	private static final String NUMBER = "5511999999999";

	private static final String KEY = "tiktickets.observability.redaction.key";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(RedactionAutoConfiguration.class));

	@Test
	void keyOfTheDeploymentIsUsed(CapturedOutput output) {
		this.runner.withPropertyValues(KEY + "=a-key-of-the-deployment").run((context) -> {
			assertThat(context.getBean(PersonalIdentifiers.class).hash(NUMBER))
				.isEqualTo(PersonalIdentifiers.keyed("a-key-of-the-deployment").hash(NUMBER));
			assertThat(output).doesNotContain(KEY);
		});
	}

	@Test
	void missingKeyIsToldOnceWhereSomebodyHashes(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(output).doesNotContain(KEY);
			context.getBean(PersonalIdentifiers.class).hash(NUMBER);
			context.getBean(PersonalIdentifiers.class).hash(NUMBER);
			assertThat(output).containsOnlyOnce(KEY + " is not set");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED })
	void identifiersCanBeHashedWithTelemetryOff(String property) {
		this.runner.withPropertyValues(property, KEY + "=a-key-of-the-deployment")
			.run((context) -> assertThat(context).hasSingleBean(PersonalIdentifiers.class));
	}

	@Test
	void hashesOfTheApplicationWin() {
		PersonalIdentifiers own = PersonalIdentifiers.keyed("own-own-own-own-own");
		this.runner.withBean(PersonalIdentifiers.class, () -> own)
			.run((context) -> assertThat(context.getBean(PersonalIdentifiers.class)).isSameAs(own));
	}

}
