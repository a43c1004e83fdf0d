package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Decides {@link ConditionalOnConcern}. */
class OnConcernCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String concern = metadata.getAnnotations().get(ConditionalOnConcern.class).getString("value");
		String property = PropertyNames.PREFIX + "." + concern + ".enabled";
		boolean enabled = Binder.get(context.getEnvironment()).bind(property, Boolean.class).orElse(true);
		ConditionMessage message = ConditionMessage.forCondition(ConditionalOnConcern.class)
			.because(property + " is " + enabled);
		return new ConditionOutcome(enabled, message);
	}

}
