package com.tiktickets.observability.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * A meter provider whose synchronous instruments add the tenant to each measurement.
 * <p>
 * Builders are used at start-up only and have many faces, those of the incubator among
 * them, through which instrumentations give their attribute advice: a dynamic proxy keeps
 * them all. Measurements never pass a proxy. Asynchronous instruments have no operation;
 * {@link TenantMetricExporter} gives their points a tenant.
 */
final class TenantMeterProvider implements MeterProvider {

	private final MeterProvider delegate;

	private final TenantAttributesProcessor processor;

	private final InstrumentGuard guard = new InstrumentGuard();

	TenantMeterProvider(MeterProvider delegate, TenantAttributesProcessor processor) {
		this.delegate = delegate;
		this.processor = processor;
	}

	@Override
	public MeterBuilder meterBuilder(String instrumentationScopeName) {
		return (MeterBuilder) proxy(this.delegate.meterBuilder(instrumentationScopeName), instrumentationScopeName);
	}

	private Object proxy(Object target, String name) {
		return Proxy.newProxyInstance(getClass().getClassLoader(), ClassUtils.getAllInterfaces(target),
				new BuilderHandler(target, name));
	}

	private final class BuilderHandler implements InvocationHandler {

		private final Object target;

		/** Name of the instrument, for the warning. */
		private final String name;

		private BuilderHandler(Object target, String name) {
			this.target = target;
			this.name = name;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			Object[] accepted = TenantMeterProvider.this.guard.accepted(method, arguments, this.name);
			Object result;
			try {
				result = method.invoke(this.target, withTenantAdvised(method, accepted));
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
			if (result == this.target) {
				return proxy;
			}
			if (result instanceof Meter || isBuilder(method)) {
				return proxy(result, named(method, accepted));
			}
			return method.getName().equals("build") ? TenantInstruments.withTenant(result, processor()) : result;
		}

		private TenantAttributesProcessor processor() {
			return TenantMeterProvider.this.processor;
		}

		private String named(Method method, Object @Nullable [] arguments) {
			return (InstrumentGuard.namesInstrument(method) && arguments != null) ? String.valueOf(arguments[0])
					: this.name;
		}

		private boolean isBuilder(Method method) {
			return method.getReturnType().getSimpleName().endsWith("Builder");
		}

		@SuppressWarnings("unchecked")
		private Object @Nullable [] withTenantAdvised(Method method, Object @Nullable [] arguments) {
			if (arguments == null || !method.getName().equals("setAttributesAdvice")) {
				return arguments;
			}
			List<AttributeKey<?>> advised = new ArrayList<>((List<AttributeKey<?>>) arguments[0]);
			advised.add(processor().tenantAttribute());
			return new Object[] { advised };
		}

	}

}
