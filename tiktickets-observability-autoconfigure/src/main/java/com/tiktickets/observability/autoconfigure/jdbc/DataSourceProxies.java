package com.tiktickets.observability.autoconfigure.jdbc;

import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Arrays;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Pointcut;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.util.ClassUtils;

/**
 * Creates proxies of data sources that instrument the connections. A proxy is a subclass
 * of the data source's class and delegates all other methods. Where the class can have no
 * subclass, the proxy has the interfaces only.
 */
final class DataSourceProxies {

	private static final Logger logger = LoggerFactory.getLogger(DataSourceProxies.class);

	/** One instance for all proxies, so that Spring reuses the generated class. */
	private static final Pointcut CONNECTION_METHODS = new ConnectionMethods();

	private final JdbcTelemetry telemetry;

	DataSourceProxies(JdbcTelemetry telemetry) {
		this.telemetry = telemetry;
	}

	static boolean isProxy(DataSource dataSource) {
		return dataSource instanceof Advised advised && Arrays.stream(advised.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof ConnectionInterceptor);
	}

	/**
	 * Returns an instrumented data source.
	 * @param dataSource a data source
	 * @param beanName names it
	 * @param byClass whether it is injected by its class, so that nothing else will do
	 * @return its proxy, or the data source if there can be none
	 */
	DataSource proxyOf(DataSource dataSource, String beanName, boolean byClass) {
		if (hasSubclasses(dataSource.getClass())) {
			try {
				return proxyOf(dataSource, true);
			}
			catch (RuntimeException | LinkageError ex) {
				logger.debug("Data source '{}' has no proxy of its class", beanName, ex);
			}
		}
		if (!byClass || Proxy.isProxyClass(dataSource.getClass())) {
			return proxyOf(dataSource, false);
		}
		logger.warn("Statements of data source '{}' make no spans: its class {} is final or has final methods. "
				+ "Declare the bean as javax.sql.DataSource.", beanName, dataSource.getClass().getName());
		return dataSource;
	}

	/**
	 * Returns the class of a proxy, which is kept where an application is processed ahead
	 * of time.
	 * @param type a class of data sources
	 * @return the class of their proxies
	 */
	static Class<?> proxyClass(Class<?> type) {
		if (!hasSubclasses(type)) {
			return type;
		}
		try {
			return factory(EmptyTargetSource.forClass(type), type, true, (invocation) -> invocation.proceed())
				.getProxyClass(type.getClassLoader());
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("{} has no class of its proxies", type, ex);
			return type;
		}
	}

	private DataSource proxyOf(DataSource dataSource, boolean ofClass) {
		Class<?> type = dataSource.getClass();
		ProxyFactory factory = factory(new SingletonTargetSource(dataSource), type, ofClass,
				new ConnectionInterceptor(dataSource, this.telemetry));
		DataSource proxy = (DataSource) factory.getProxy(type.getClassLoader());
		factory.setFrozen(true);
		return proxy;
	}

	private static ProxyFactory factory(TargetSource target, Class<?> type, boolean ofClass, MethodInterceptor advice) {
		ProxyFactory factory = new ProxyFactory(ClassUtils.getAllInterfacesForClass(type));
		factory.setTargetSource(target);
		factory.setProxyTargetClass(ofClass);
		factory.addAdvisor(new DefaultPointcutAdvisor(CONNECTION_METHODS, advice));
		return factory;
	}

	/**
	 * A final method would read the empty fields of the proxy. A final setter is
	 * accepted, because a data source is configured before its proxy exists.
	 */
	private static boolean hasSubclasses(Class<?> type) {
		return !Modifier.isFinal(type.getModifiers()) && Arrays.stream(type.getMethods())
			.noneMatch((method) -> Modifier.isFinal(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())
					&& method.getDeclaringClass() != Object.class && !isSetter(method));
	}

	private static boolean isSetter(Method method) {
		return method.getName().startsWith("set") && method.getReturnType() == void.class;
	}

	/** The methods that return a connection or take one. */
	private static final class ConnectionMethods extends StaticMethodMatcherPointcut {

		@Override
		public boolean matches(Method method, Class<?> targetClass) {
			return method.getReturnType() == Connection.class
					|| Arrays.asList(method.getParameterTypes()).contains(Connection.class);
		}

	}

}
