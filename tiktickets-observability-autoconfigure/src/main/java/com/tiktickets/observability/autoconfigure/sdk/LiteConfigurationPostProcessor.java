package com.tiktickets.observability.autoconfigure.sdk;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.core.Conventions;

/**
 * Has Spring use OpenTelemetry's configuration classes as they are. A subclass of each,
 * generated at every start, would only serve bean methods that call each other, and none
 * of theirs does. Stateless.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-framework/reference/core/beans/java/configuration-annotation.html">
 * Spring: proxyBeanMethods</a>
 */
final class LiteConfigurationPostProcessor implements BeanDefinitionRegistryPostProcessor {

	/** What Spring notes about a configuration class when it has read it. */
	static final String KIND = Conventions.getQualifiedAttributeName(ConfigurationClassPostProcessor.class,
			"configurationClass");

	static final String PACKAGE = "io.opentelemetry.instrumentation.spring.autoconfigure.";

	static final String FULL = "full";

	private static final String LITE = "lite";

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		for (String name : registry.getBeanDefinitionNames()) {
			BeanDefinition definition = registry.getBeanDefinition(name);
			String type = definition.getBeanClassName();
			if (type != null && type.startsWith(PACKAGE) && FULL.equals(definition.getAttribute(KIND))) {
				definition.setAttribute(KIND, LITE);
			}
		}
	}

}
