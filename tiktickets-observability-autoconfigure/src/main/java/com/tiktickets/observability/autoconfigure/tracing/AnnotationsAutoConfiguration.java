package com.tiktickets.observability.autoconfigure.tracing;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.tracing.WithSpanInterceptor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservationKeyValueAnnotationHandler;
import io.micrometer.observation.aop.ObservedAspect;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/**
 * Auto-configuration of the annotations that make spans. Where an application brings
 * AspectJ's weaver, the aspects of Spring Boot and OpenTelemetry do it, and this backs
 * off.
 */
@AutoConfiguration(after = AopAutoConfiguration.class)
@ConditionalOnMissingClass("org.aspectj.weaver.Advice")
public final class AnnotationsAutoConfiguration {

	AnnotationsAutoConfiguration() {
	}

	/** An agent makes these spans itself. */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnMode(ObservabilityMode.STARTER)
	@ConditionalOnBooleanProperty(name = "otel.instrumentation.annotations.enabled", matchIfMissing = true)
	static Advisor withSpanAdvisor(ObjectProvider<OpenTelemetry> openTelemetry) {
		return new AnnotationAdvisor(WithSpan.class, () -> new WithSpanInterceptor(openTelemetry.getObject()));
	}

	/**
	 * Micrometer's aspect is no bean: processing ahead of time looks for the pointcuts of
	 * each aspect among the beans, and needs the weaver for it.
	 */
	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	@ConditionalOnBooleanProperty("management.observations.annotations.enabled")
	static Advisor observedAdvisor(ObjectProvider<ObservedAspect> own, ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<ObservationKeyValueAnnotationHandler> keyValues) {
		return new AnnotationAdvisor(Observed.class, () -> new ObservedInterceptor(
				own.getIfAvailable(() -> observedAspect(registry.getObject(), keyValues))));
	}

	private static ObservedAspect observedAspect(ObservationRegistry registry,
			ObjectProvider<ObservationKeyValueAnnotationHandler> keyValues) {
		ObservedAspect aspect = new ObservedAspect(registry);
		keyValues.ifAvailable(aspect::setObservationKeyValueAnnotationHandler);
		return aspect;
	}

}
