package com.tiktickets.observability.autoconfigure.client;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.PriorityOrdered;

/**
 * Keeps OpenTelemetry's bean post-processor from putting a proxy in place of a pool that
 * is injected by its class. It gets what is below the pool instead, where Spring Boot
 * makes the pool, and otherwise beans whose method promises no more than a
 * {@link ConnectionFactory}. Post-processors are beans as well: those that come first see
 * the later ones.
 */
class R2dbcPostProcessorGuard implements BeanPostProcessor, PriorityOrdered {

	private static final String OPENTELEMETRYS = "r2dbcInstrumentingPostProcessor";

	private final Set<Object> instrumented = Collections
		.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

	private final DefaultListableBeanFactory beans;

	private volatile @Nullable BeanPostProcessor processor;

	R2dbcPostProcessorGuard(DefaultListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (beanName.equals(OPENTELEMETRYS) && bean instanceof BeanPostProcessor found) {
			this.processor = found;
			return new OnlyUnpooled();
		}
		return bean;
	}

	/** Has the statements of a connection factory seen, where that is switched on. */
	ConnectionFactory instrument(ConnectionFactory factory) {
		return instrument(factory, "");
	}

	private ConnectionFactory instrument(ConnectionFactory factory, String beanName) {
		BeanPostProcessor found = this.processor;
		if (found == null || isInstrumented(factory)
				|| !(found.postProcessAfterInitialization(factory, beanName) instanceof ConnectionFactory result)) {
			return factory;
		}
		this.instrumented.add(result);
		return result;
	}

	private boolean isInstrumented(ConnectionFactory factory) {
		Object layer = factory;
		while (!this.instrumented.contains(layer)) {
			if (!(layer instanceof Wrapped<?> wrapped) || wrapped.unwrap() == null) {
				return false;
			}
			layer = wrapped.unwrap();
		}
		return true;
	}

	private boolean isDeclaredByClass(String beanName) {
		if (!this.beans.containsBeanDefinition(beanName)
				|| !(this.beans.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition)) {
			return true;
		}
		Method method = definition.getResolvedFactoryMethod();
		return method == null || method.getReturnType() != ConnectionFactory.class;
	}

	/** Passes on connection factories that nobody can have injected by their class. */
	private final class OnlyUnpooled implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof ConnectionFactory factory && !isDeclaredByClass(beanName))
					? instrument(factory, beanName) : bean;
		}

	}

}
