package com.tiktickets.observability.amqp;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageSenderContext;

/**
 * Opens the tenant's scope around the observation of a delivery. Has to be the first
 * handler, so that span and measurement begin and end inside of it. Spring's name of the
 * broker, which the conventions have no place for, is gone by then. Thread-safe.
 */
public final class DeliveryScopeHandler implements ObservationHandler<Observation.Context> {

	private final TenantPropagation propagation;

	private final TenantResolution<Message> tenants;

	/**
	 * Creates the handler.
	 * @param propagation reads requests for detailed telemetry
	 * @param tenants resolves the tenant
	 */
	public DeliveryScopeHandler(TenantPropagation propagation, TenantResolution<Message> tenants) {
		this.propagation = propagation;
		this.tenants = tenants;
	}

	/** A delivery belongs to nothing that its thread did before. */
	@Override
	@SuppressWarnings("MustBeClosedChecker") // closed when the observation stops
	public void onStart(Observation.Context context) {
		if (context instanceof RabbitMessageSenderContext sender) {
			sender.setRemoteServiceName(null);
		}
		if (!(context instanceof RabbitMessageReceiverContext receiver)) {
			return;
		}
		receiver.setRemoteServiceName(null);
		Scope delivery = this.propagation
			.extractDetail(DeliveryAttempts.begin(Context.root()), receiver.getCarrier(), MessageHeaders.CARRIER)
			.makeCurrent();
		TenantScope tenant = TenantContext.makeCurrent(this.tenants.bind(receiver.getCarrier()));
		context.put(DeliveryScopeHandler.class, (TenantScope) () -> {
			tenant.close();
			delivery.close();
		});
	}

	@Override
	public void onStop(Observation.Context context) {
		TenantScope scope = context.get(DeliveryScopeHandler.class);
		if (scope != null) {
			scope.close();
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof RabbitMessageReceiverContext || context instanceof RabbitMessageSenderContext;
	}

}
