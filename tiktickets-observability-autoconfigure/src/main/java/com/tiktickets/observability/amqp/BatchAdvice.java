package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * Outermost advice of a container, for batches: Spring observes single messages only. One
 * span for a batch, in a trace of its own, linked to the sender of each message.
 * Thread-safe.
 */
final class BatchAdvice implements MethodInterceptor {

	private final RabbitTelemetry telemetry;

	private final TenantResolution<Message> tenants;

	BatchAdvice(RabbitTelemetry telemetry, TenantResolution<Message> tenants) {
		this.telemetry = telemetry;
		this.tenants = tenants;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		for (Object argument : invocation.getArguments()) {
			if (argument instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Message) {
				return process(list.stream().map(Message.class::cast).toList(), invocation);
			}
		}
		return invocation.proceed();
	}

	private @Nullable Object process(List<Message> batch, MethodInvocation invocation) throws Throwable {
		List<TenantBinding> tenants = batch.stream().map(this.tenants::bind).toList();
		return this.telemetry.start(batch, tenants, common(tenants)).call(() -> {
			try {
				return invocation.proceed();
			}
			catch (Throwable ex) {
				Span.current().recordException(ex);
				throw ex;
			}
		});
	}

	/** A batch with messages of several tenants belongs to none of these tenants. */
	private static TenantBinding common(List<TenantBinding> bindings) {
		List<TenantId> tenants = bindings.stream().map(TenantBinding::tenant).distinct().toList();
		return TenantContext.bind((tenants.size() == 1) ? tenants.get(0) : TenantId.SYSTEM);
	}

}
