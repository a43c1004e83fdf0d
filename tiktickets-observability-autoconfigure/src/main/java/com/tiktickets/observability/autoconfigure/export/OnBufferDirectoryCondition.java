package com.tiktickets.observability.autoconfigure.export;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Matches if a directory is set. A blank value, as of a variable, sets none. */
final class OnBufferDirectoryCondition extends SpringBootCondition {

	private static final String PROPERTY = ExportBufferProperties.PREFIX + ".directory";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		boolean set = StringUtils.hasText(context.getEnvironment().getProperty(PROPERTY));
		return new ConditionOutcome(set,
				ConditionMessage.forCondition("BufferDirectory").because(PROPERTY + (set ? " is set" : " is not set")));
	}

}
