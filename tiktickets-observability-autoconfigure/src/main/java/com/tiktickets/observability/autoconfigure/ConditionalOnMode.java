package com.tiktickets.observability.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches in certain modes. */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnModeCondition.class)
public @interface ConditionalOnMode {

	/**
	 * The modes in which the condition matches.
	 * @return the modes
	 */
	ObservabilityMode[] value();

}
