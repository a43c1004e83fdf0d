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
 * Prevents OpenTelemetry's bean post-processor from replacing a pool, which may be
 * injected by its class, with a proxy. Where Spring Boot creates the pool, the connection
 * factory inside the pool is instrumented. Other beans are instrumented if their bean
 * method returns {@link ConnectionFactory}. This post-processor wraps OpenTelemetry's,
 * which is a bean too, because it is created before it.
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

	/** Instruments a connection factory, unless R2DBC is switched off. */
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

	/** Delegates for connection factories that cannot be injected by their class. */
	private final class OnlyUnpooled implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof ConnectionFactory factory && !isDeclaredByClass(beanName))
					? instrument(factory, beanName) : bean;
		}

	}

}
