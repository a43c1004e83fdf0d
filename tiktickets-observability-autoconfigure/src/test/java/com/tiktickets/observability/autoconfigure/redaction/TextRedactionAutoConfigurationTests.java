package com.tiktickets.observability.autoconfigure.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.redaction.AttributeRedactor;
import com.tiktickets.observability.redaction.Redactor;
import com.tiktickets.observability.redaction.SensitiveData;
import com.tiktickets.observability.redaction.TextRedactor;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TextRedactionAutoConfigurationTests {

	private static final String PREFIX = "tiktickets.observability.redaction.";

	private static final String TEXT = "ana@example.com from 10.20.30.40";

	private final ApplicationContextRunner runner = ContextRunners.of(TextRedactionAutoConfiguration.class);

	@Test
	void textsAreRedacted() {
		this.runner.run((context) -> assertThat(context.getBean(AttributeRedactor.class).redact(TEXT))
			.isEqualTo("[email] from 10.20.30.40"));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT,
			PREFIX + "enabled=false" })
	void nothingIsRedactedWhereNothingIsExportedOrTheUserSwitchesItOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(AttributeRedactor.class)
				.doesNotHaveBean(TextRedactor.class));
	}

	@Test
	void eachKindHasItsSwitch() {
		this.runner.withPropertyValues(PREFIX + "kinds.email=false", PREFIX + "kinds.ip-address=true")
			.run((context) -> assertThat(context.getBean(AttributeRedactor.class).redact(TEXT))
				.isEqualTo("ana@example.com from [ip-address]"));
	}

	@Test
	void personsCanBeHashed() {
		this.runner.withPropertyValues(PREFIX + "replacement=hash")
			.run((context) -> assertThat(context.getBean(AttributeRedactor.class).redact("to +5511987650001"))
				.startsWith("to [person:"));
	}

	@Test
	void redactorOfTheApplicationIsAppliedToo() {
		this.runner.withBean(Redactor.class, () -> (text) -> text.replace("Ana", "[name]"))
			.run((context) -> assertThat(context.getBean(AttributeRedactor.class).redact("Ana, ana@example.com"))
				.isEqualTo("[name], [email]"));
	}

	@Test
	void expressionsOfThePropertiesAreAppliedInTheirOrder() {
		this.runner
			.withPropertyValues(PREFIX + "patterns.order-number=ORD-\\d+",
					PREFIX + "patterns.region=(?i)region (north|south)")
			.run((context) -> assertThat(
					context.getBean(AttributeRedactor.class).redact("ORD-4711 of Region South for ana@example.com"))
				.isEqualTo("[order-number] of [region] for [email]"));
	}

	@Test
	void patternsOfTheApplicationWin() {
		TextRedactor own = TextRedactor.labelling(Set.of(SensitiveData.CPF));
		this.runner.withBean(TextRedactor.class, () -> own).run((context) -> {
			assertThat(context.getBean(TextRedactor.class)).isSameAs(own);
			assertThat(context.getBean(AttributeRedactor.class).redact(TEXT)).isEqualTo(TEXT);
		});
	}

}
