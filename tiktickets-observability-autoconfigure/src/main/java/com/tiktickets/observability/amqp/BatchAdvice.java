package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
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
		List<TenantBinding> bindings = batch.stream().map(this.tenants::bind).toList();
		try (Scope outer = Attempts.begin(Context.root()).makeCurrent();
				TenantScope tenant = TenantContext.makeCurrent(common(bindings))) {
			return measured(batch, bindings, invocation);
		}
	}

	/** A batch of several tenants is the work of none of them. */
	private static TenantId common(List<TenantBinding> bindings) {
		List<TenantId> tenants = bindings.stream().map(TenantBinding::tenant).distinct().toList();
		return (tenants.size() == 1) ? tenants.get(0) : TenantId.SYSTEM;
	}

	private @Nullable Object measured(List<Message> batch, List<TenantBinding> bindings, MethodInvocation invocation)
			throws Throwable {
		long start = System.nanoTime();
		String queue = Destinations.source(batch.get(0));
		Span span = this.telemetry.startBatch(batch,
				bindings.stream().map((binding) -> binding.tenant().value()).toList(), queue);
		Throwable error = null;
		try (Scope scope = span.makeCurrent()) {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			error = ex;
			throw ex;
		}
		finally {
			this.telemetry.endBatch(span, queue, batch.size(), start, error);
		}
	}

}
