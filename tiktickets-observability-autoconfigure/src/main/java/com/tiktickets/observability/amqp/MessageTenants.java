package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantRequest;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;

/** Settles the tenants of messages, before anything is made of them. Thread-safe. */
public final class MessageTenants {

	private static final Logger logger = LoggerFactory.getLogger(MessageTenants.class);

	private final @Nullable TenantRequest<Message> request;

	/**
	 * Creates the settlement.
	 * @param request asks what a message says, {@code null} where tenants are switched
	 * off
	 */
	public MessageTenants(@Nullable TenantRequest<Message> request) {
		this.request = request;
	}

	TenantBinding of(Message message) {
		if (this.request == null) {
			return TenantBinding.resolved(TenantId.SYSTEM);
		}
		TenantBinding binding = TenantBinding.provisional(TenantId.UNKNOWN);
		try {
			this.request.settle(message, binding, Span.getInvalid());
		}
		catch (RuntimeException ex) {
			logger.warn("The tenant of a message could not be resolved; it is processed without one", ex);
		}
		return binding;
	}

	/** A batch of several tenants is the work of none of them. */
	static TenantBinding common(List<TenantBinding> bindings) {
		List<TenantId> tenants = bindings.stream().map(TenantBinding::tenant).distinct().toList();
		return TenantBinding.resolved((tenants.size() == 1) ? tenants.get(0) : TenantId.SYSTEM);
	}

}
