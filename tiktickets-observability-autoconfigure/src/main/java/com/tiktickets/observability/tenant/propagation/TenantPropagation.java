package com.tiktickets.observability.tenant.propagation;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantCandidate;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What instrumentations read carriers with and write them with: trace context always, the
 * tenant only where the instrumentation vouches for the other end. Thread-safe.
 *
 * <pre class="code">
 * Context parent = propagation.extract(Context.current(), message, GETTER, Peer.TRUSTED);
 * TenantCandidate tenant = propagation.namedBy(message, GETTER);
 * ...
 * propagation.inject(Context.current(), message, SETTER, targets.exchanges().target(exchange));
 * </pre>
 */
public final class TenantPropagation {

	private final TextMapPropagator traces;

	private final TenantPropagator tenant;

	/**
	 * Creates the propagation.
	 * @param traces the SDK's propagator
	 * @param tenant the propagator of the tenant, which may be a part of it
	 */
	public TenantPropagation(TextMapPropagator traces, TenantPropagator tenant) {
		this.traces = traces;
		this.tenant = tenant;
	}

	/**
	 * Returns what is read and written of a carrier.
	 * @return names of headers
	 */
	public Collection<String> fields() {
		Set<String> fields = new LinkedHashSet<>(this.traces.fields());
		fields.addAll(this.tenant.fields());
		return fields;
	}

	/**
	 * Reads a carrier.
	 * @param context the context to start from
	 * @param carrier the carrier
	 * @param getter reads the carrier
	 * @param peer who sent it
	 * @param <C> the carrier
	 * @return the context with the peer's trace and, if it is trusted, its baggage
	 */
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter, Peer peer) {
		Context vouched = TenantPropagator.from(context, peer);
		Context traced = this.traces.extract(vouched, carrier, getter);
		return TenantPropagator.settled(this.tenant.extract(traced, carrier, getter));
	}

	/**
	 * Reads the request for detailed telemetry alone, from a carrier of a trusted peer
	 * whose trace somebody else reads.
	 * @param context the context to start from
	 * @param carrier the carrier
	 * @param getter reads the carrier
	 * @param <C> the carrier
	 * @return the context with the request, or the same context if there is none
	 */
	public <C> Context extractDetail(Context context, C carrier, TextMapGetter<C> getter) {
		return this.tenant.extractDetail(context, carrier, getter);
	}

	/**
	 * Returns the tenant that a carrier names, whoever sent it. The caller decides
	 * whether it is believed.
	 * @param carrier the carrier
	 * @param getter reads the carrier
	 * @param <C> the carrier
	 * @return the tenant, not yet validated, or {@code null} if none is named
	 */
	public <C> @Nullable TenantCandidate namedBy(C carrier, TextMapGetter<C> getter) {
		String named = this.tenant.read(carrier, getter).get(TikticketsAttributes.TENANT_ID);
		return (named != null) ? new TenantCandidate(named, TenantCandidate.BAGGAGE) : null;
	}

	/**
	 * Writes a carrier: the trace of the context and, to a target of ours, the tenant of
	 * the current operation.
	 * @param context the context, with the span that the receiver continues
	 * @param carrier the carrier
	 * @param setter writes the carrier
	 * @param target who receives it
	 * @param <C> the carrier
	 */
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter, Target target) {
		Context vouched = TenantPropagator.to(context, target);
		this.traces.inject(vouched, carrier, setter);
		this.tenant.inject(vouched, carrier, setter);
	}

	/**
	 * Writes the tenant alone, for carriers to which somebody else writes the trace.
	 * @param context the context
	 * @param carrier the carrier
	 * @param setter writes the carrier
	 * @param target who receives it
	 * @param <C> the carrier
	 */
	public <C> void injectTenant(Context context, @Nullable C carrier, TextMapSetter<C> setter, Target target) {
		this.tenant.inject(TenantPropagator.to(context, target), carrier, setter);
	}

}
