package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Decides to which topics of Kafka the tenant is propagated, and trusts consumed records.
 * OpenTelemetry's instrumentation injects into the headers, without the topic, so that
 * they carry the tenant only if every topic is allowed. It extracts from a class of its
 * own, which is identified by its package. Thread-safe.
 */
public final class KafkaCarriers implements CarrierPolicy {

	private static final String OPENTELEMETRYS = "io.opentelemetry.instrumentation.kafkaclients.";

	private final AllowList topics;

	private final Supplier<TenantResolution<Optional<TenantCandidate>>> tenants;

	/**
	 * Creates the policy.
	 * @param topics that are told the tenant
	 * @param tenants resolves the tenant of a record; asked with the first record,
	 * because the SDK that counts is made after its propagators
	 */
	public KafkaCarriers(AllowList topics, Supplier<TenantResolution<Optional<TenantCandidate>>> tenants) {
		this.topics = topics;
		this.tenants = tenants;
	}

	@Override
	public @Nullable Target targetOf(Object carrier) {
		if (carrier instanceof ProducerRecord<?, ?> record) {
			return this.topics.target(record.topic());
		}
		return (carrier instanceof Headers) ? this.topics.target("") : null;
	}

	@Override
	public @Nullable Peer peerOf(Object carrier) {
		return isConsumed(carrier) ? Peer.TRUSTED : null;
	}

	@Override
	public @Nullable TenantBinding bind(Object carrier, @Nullable String named) {
		if (!isConsumed(carrier)) {
			return null;
		}
		return this.tenants.get()
			.bind(Optional.ofNullable(named).map((value) -> new TenantCandidate(value, TenantCandidate.BAGGAGE)));
	}

	private static boolean isConsumed(Object carrier) {
		return carrier.getClass().getName().startsWith(OPENTELEMETRYS);
	}

}
