package com.tiktickets.observability.autoconfigure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnMode}. */
class OnModeCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ObservabilityMode mode = ObservabilityMode.of(context.getEnvironment());
		@Nullable Object expected = metadata.getAnnotations().get(ConditionalOnMode.class).getValue("value").orElse(null);
		ObservabilityMode[] modes = (expected instanceof ObservabilityMode[] array) ? array : new ObservabilityMode[0];
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnMode.class)
			.because("telemetry is in mode " + mode);
		return new ConditionOutcome(Arrays.asList(modes).contains(mode), message);
	}

}
