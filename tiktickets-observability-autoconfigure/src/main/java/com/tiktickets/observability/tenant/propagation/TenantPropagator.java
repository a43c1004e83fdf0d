package com.tiktickets.observability.tenant.propagation;

import com.tiktickets.observability.semconv.TikticketsAttributes;
import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetail;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one propagator of baggage, for OpenTelemetry's instrumentations and Spring's
 * observations alike. It reads allow-listed keys of trusted peers, and writes the tenant
 * and those keys to targets of ours. Where nobody says who a peer or a target is, and no
 * policy knows its carrier, it is a stranger. Thread-safe.
 */
public final class TenantPropagator implements TextMapPropagator {

	private static final String TENANT_KEY = TikticketsAttributes.TENANT_ID;

	private static final String DETAIL_KEY = TikticketsAttributes.TENANT_DETAIL.getKey();

	private static final ContextKey<Peer> PEER = ContextKey.named("tiktickets-peer");

	private static final ContextKey<Target> TARGET = ContextKey.named("tiktickets-target");

	private final Set<String> keys;

	private final List<CarrierPolicy> policies;

	private final @Nullable TenantDetails details;

	/**
	 * Creates a propagator of the tenant and of baggage.
	 * @param keys allow-listed keys besides the tenant's
	 * @param policies asked in order about carriers that nobody vouches for
	 */
	public TenantPropagator(Collection<String> keys, List<CarrierPolicy> policies) {
		this(policies, withTenant(keys), null);
	}

	/**
	 * Creates a propagator that also carries requests for detailed telemetry.
	 * @param keys allow-listed keys besides the tenant's
	 * @param policies asked in order about carriers that nobody vouches for
	 * @param details what is requested, and receives what trusted peers request;
	 * {@code null} for none
	 */
	public TenantPropagator(Collection<String> keys, List<CarrierPolicy> policies, @Nullable TenantDetails details) {
		this(policies, withTenant(keys), details);
	}

	private TenantPropagator(List<CarrierPolicy> policies, Set<String> keys, @Nullable TenantDetails details) {
		this.policies = List.copyOf(policies);
		this.keys = keys;
		this.details = details;
	}

	/**
	 * Returns a propagator that reads and writes nothing.
	 * @return the propagator
	 */
	public static TenantPropagator none() {
		return new TenantPropagator(List.of(), Set.of(), null);
	}

	private static Set<String> withTenant(Collection<String> keys) {
		Set<String> all = new LinkedHashSet<>(keys);
		all.add(TENANT_KEY);
		all.add(DETAIL_KEY);
		return all;
	}

	static Context from(Context context, Peer peer) {
		return context.with(PEER, peer);
	}

	static Context to(Context context, Target target) {
		return context.with(TARGET, target);
	}

	/** What was vouched for holds for one carrier, not for those that are met later. */
	static Context settled(Context context) {
		return (context.get(PEER) != null) ? context.with(PEER, Peer.STRANGER) : context;
	}

	@Override
	public Collection<String> fields() {
		return List.of(BaggageHeader.NAME);
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		if (carrier == null || peer(context, carrier) == Peer.STRANGER) {
			return context;
		}
		Map<String, String> members = read(carrier, getter);
		String tenant = members.remove(TENANT_KEY);
		String detail = members.remove(DETAIL_KEY);
		Context extracted = receive(bind(context, carrier, tenant), TenantId.parse(tenant), detail);
		if (members.isEmpty()) {
			return extracted;
		}
		BaggageBuilder baggage = Baggage.fromContext(extracted).toBuilder();
		members.forEach(baggage::put);
		return extracted.with(baggage.build());
	}

	private Context receive(Context context, @Nullable TenantId tenant, @Nullable String detail) {
		return (this.details != null && tenant != null && detail != null)
				? this.details.receive(context, tenant, detail) : context;
	}

	/** Most carriers have no such entry, and are not parsed for it. */
	<C> Context extractDetail(Context context, C carrier, TextMapGetter<C> getter) {
		Iterator<String> headers = getter.getAll(carrier, BaggageHeader.NAME);
		boolean named = false;
		while (!named && headers.hasNext()) {
			named = headers.next().contains(DETAIL_KEY);
		}
		if (!named) {
			return context;
		}
		Map<String, String> members = read(carrier, getter);
		return receive(context, TenantId.parse(members.get(TENANT_KEY)), members.get(DETAIL_KEY));
	}

	private Context bind(Context context, Object carrier, @Nullable String named) {
		TenantBinding binding = null;
		for (int i = 0; binding == null && i < this.policies.size(); i++) {
			binding = this.policies.get(i).bind(carrier, named);
		}
		return (binding != null) ? TenantContext.storeIn(context, binding) : context;
	}

	<C> Map<String, String> read(C carrier, TextMapGetter<C> getter) {
		Iterator<String> headers = getter.getAll(carrier, BaggageHeader.NAME);
		return headers.hasNext() ? BaggageHeader.read(() -> headers, this.keys) : new LinkedHashMap<>();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		if (target(context, carrier) == Target.THIRD_PARTY) {
			return;
		}
		Map<String, String> members = new LinkedHashMap<>();
		TenantId tenant = TenantContext.tenantOf(context);
		if (!tenant.isReserved() && this.keys.contains(TENANT_KEY)) {
			members.put(TENANT_KEY, tenant.value());
		}
		Baggage baggage = Baggage.fromContext(context);
		for (String key : this.keys) {
			String value = baggage.getEntryValue(key);
			if (value != null && !key.equals(TENANT_KEY) && !key.equals(DETAIL_KEY)) {
				members.put(key, value);
			}
		}
		TenantDetail detail = (this.details != null) ? this.details.of(context) : null;
		if (detail != null) {
			members.put(DETAIL_KEY, detail.toBaggage());
		}
		String header = BaggageHeader.write(members);
		if (!header.isEmpty()) {
			setter.set(carrier, BaggageHeader.NAME, header);
		}
	}

	private Peer peer(Context context, Object carrier) {
		Peer vouched = context.get(PEER);
		for (int i = 0; vouched == null && i < this.policies.size(); i++) {
			vouched = this.policies.get(i).peerOf(carrier);
		}
		return (vouched != null) ? vouched : Peer.STRANGER;
	}

	private Target target(Context context, @Nullable Object carrier) {
		Target vouched = context.get(TARGET);
		for (int i = 0; vouched == null && carrier != null && i < this.policies.size(); i++) {
			vouched = this.policies.get(i).targetOf(carrier);
		}
		return (vouched != null) ? vouched : Target.THIRD_PARTY;
	}

}
