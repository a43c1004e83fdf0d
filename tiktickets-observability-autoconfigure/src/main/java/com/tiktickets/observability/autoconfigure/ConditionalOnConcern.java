package com.tiktickets.observability.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** Matches unless {@code tiktickets.observability.<concern>.enabled} is {@code false}. */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(OnConcernCondition.class)
public @interface ConditionalOnConcern {

	/**
	 * The concern.
	 * @return its name in property keys
	 */
	String value();

}
