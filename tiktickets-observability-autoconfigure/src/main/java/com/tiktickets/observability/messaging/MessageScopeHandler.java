package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the tenant of what Spring observes as received. The baggage of a message is
 * trusted, because the broker belongs to the service. The baggage of a gRPC call is not,
 * because its caller is not known. A message without a tenant that is passed on within an
 * operation keeps the tenant of that operation. This has to be the first handler, so that
 * span and measurement start and end under the tenant. Thread-safe.
 */
public final class MessageScopeHandler implements ObservationHandler<Observation.Context> {

	private static final String RABBITMQ = "org.springframework.amqp.";

	private static final String GRPC = "io.micrometer.core.instrument.binder.grpc.";

	private final TenantPropagation propagation;

	private final TenantResolution<Optional<TenantCandidate>> tenants;

	/**
	 * Creates the handler.
	 * @param propagation reads messages
	 * @param tenants resolves the tenant of a message
	 */
	public MessageScopeHandler(TenantPropagation propagation, TenantResolution<Optional<TenantCandidate>> tenants) {
		this.propagation = propagation;
		this.tenants = tenants;
	}

	@Override
	public void onStart(Observation.Context context) {
		TenantBinding tenant = tenantOf((ReceiverContext<?>) context);
		if (tenant != null) {
			MessageScope scope = new MessageScope(tenant, detailOf((ReceiverContext<?>) context));
			context.put(MessageScope.class, scope);
			scope.open();
		}
	}

	private <C> UnaryOperator<Context> detailOf(ReceiverContext<C> receiver) {
		C carrier = receiver.getCarrier();
		if (carrier == null || receiver.getKind() != Kind.CONSUMER) {
			return UnaryOperator.identity();
		}
		TextMapGetter<C> getter = new TextMapGetterAdapter<>(receiver.getGetter());
		return (current) -> this.propagation.extractDetail(current, carrier, getter);
	}

	private <C> @Nullable TenantBinding tenantOf(ReceiverContext<C> receiver) {
		C carrier = receiver.getCarrier();
		TenantCandidate named = (carrier != null && receiver.getKind() == Kind.CONSUMER)
				? this.propagation.namedBy(carrier, new TextMapGetterAdapter<>(receiver.getGetter())) : null;
		if (named == null && TenantContext.bindingOf(Context.current()) != null) {
			return null;
		}
		return this.tenants.bind(Optional.ofNullable(named));
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		MessageScope.openIn(context);
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		MessageScope.closeIn(context);
	}

	@Override
	public void onStop(Observation.Context context) {
		MessageScope.closeIn(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return isReceived(context);
	}

	static boolean isReceived(Observation.Context context) {
		String type = context.getClass().getName();
		return context instanceof ReceiverContext<?> receiver
				&& ((receiver.getKind() == Kind.CONSUMER) ? !type.startsWith(RABBITMQ) : type.startsWith(GRPC));
	}

}
