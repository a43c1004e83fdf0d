package com.tiktickets.observability.autoconfigure.jdbc;

import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Instruments data sources. Each statement is instrumented once, at the innermost bean: a
 * proxy of Spring in front of an instrumented data source stays as it is.
 */
class DataSourcePostProcessor implements SmartInstantiationAwareBeanPostProcessor, Ordered {

	/**
	 * Runs before the post-processors without an order, as OpenTelemetry's post-processor
	 * does.
	 */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 20;

	private final ObjectProvider<JdbcTelemetry> telemetry;

	private final ConfigurableListableBeanFactory beans;

	private final boolean enabled;

	DataSourcePostProcessor(ObjectProvider<JdbcTelemetry> telemetry, ConfigurableListableBeanFactory beans,
			boolean enabled) {
		this.telemetry = telemetry;
		this.beans = beans;
		this.enabled = enabled;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!this.enabled || !(bean instanceof DataSource dataSource) || bean instanceof ScopedObject
				|| isSeen(dataSource)) {
			return bean;
		}
		DataSourceProxies proxies = new DataSourceProxies(this.telemetry.getObject());
		if (bean instanceof LazyConnectionDataSourceProxy lazy) {
			seeTarget(lazy, beanName, proxies);
			return bean;
		}
		return proxies.proxyOf(dataSource, beanName, isInjectedByClass(beanName));
	}

	/** Called by ahead-of-time processing. */
	@Override
	public Class<?> determineBeanType(Class<?> beanClass, String beanName) {
		return (this.enabled && DataSource.class.isAssignableFrom(beanClass) && !beanClass.isInterface()
				&& !DelegatingDataSource.class.isAssignableFrom(beanClass)) ? DataSourceProxies.proxyClass(beanClass)
						: beanClass;
	}

	/**
	 * To instrument the lazy connection would fetch the physical connection before the
	 * transaction has started.
	 */
	private static void seeTarget(LazyConnectionDataSourceProxy lazy, String beanName, DataSourceProxies proxies) {
		DataSource target = lazy.getTargetDataSource();
		if (target != null) {
			lazy.setTargetDataSource(proxies.proxyOf(target, beanName, false));
		}
	}

	private static boolean isSeen(@Nullable DataSource dataSource) {
		return dataSource != null && (DataSourceProxies.isProxy(dataSource)
				|| (dataSource instanceof DelegatingDataSource delegating && isSeen(delegating.getTargetDataSource())));
	}

	/**
	 * A class without subclasses can be replaced by a proxy of its interfaces if the bean
	 * method returns an interface.
	 */
	private boolean isInjectedByClass(String beanName) {
		if (!this.beans.containsBeanDefinition(beanName)) {
			return false;
		}
		ResolvableType type = this.beans.getMergedBeanDefinition(beanName).getResolvableType();
		Class<?> promised = type.resolve(Object.class);
		if (FactoryBean.class.isAssignableFrom(promised)) {
			promised = type.as(FactoryBean.class).getGeneric().resolve(Object.class);
		}
		return promised != Object.class && !promised.isInterface();
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
