package com.tiktickets.observability.autoconfigure.sdk;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/**
 * Makes Spring destroy the SDK after the beans that were created before it. Spring
 * destroys beans in the reverse order of their creation, so that an early bean would log
 * and count after the SDK is closed. The dependencies of the SDK are still destroyed
 * after the SDK.
 */
final class LastDestroyedSdk implements InstantiationAwareBeanPostProcessor, PriorityOrdered {

	private final ConfigurableListableBeanFactory beanFactory;

	private @Nullable Set<String> madeBefore;

	LastDestroyedSdk(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		if (this.madeBefore == null && (AutoConfiguredOpenTelemetrySdk.class.isAssignableFrom(beanClass)
				|| OpenTelemetrySdk.class.isAssignableFrom(beanClass))) {
			this.madeBefore = singletons();
		}
		return null;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		Set<String> earlier = this.madeBefore;
		if (bean instanceof OpenTelemetrySdk && earlier != null) {
			Set<String> madeFor = singletons();
			madeFor.removeAll(earlier);
			madeFor.add(beanName);
			earlier.removeAll(withDependencies(madeFor));
			destroyBefore(beanName, earlier);
		}
		return bean;
	}

	private Set<String> singletons() {
		return new LinkedHashSet<>(Arrays.asList(this.beanFactory.getSingletonNames()));
	}

	private Set<String> withDependencies(Set<String> names) {
		Set<String> found = new LinkedHashSet<>(names);
		Deque<String> unread = new ArrayDeque<>(names);
		while (!unread.isEmpty()) {
			for (String dependency : this.beanFactory.getDependenciesForBean(unread.pop())) {
				if (found.add(dependency)) {
					unread.push(dependency);
				}
			}
		}
		return found;
	}

	/**
	 * Registers the youngest bean first, which is the order in which Spring destroys
	 * beans.
	 */
	private void destroyBefore(String sdk, Set<String> names) {
		List<String> youngestFirst = new ArrayList<>(names);
		Collections.reverse(youngestFirst);
		youngestFirst.stream()
			.filter(this.beanFactory::containsBeanDefinition)
			.forEach((name) -> this.beanFactory.registerDependentBean(sdk, name));
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
