package com.tiktickets.observability.messaging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.Target;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Knows records of Kafka. OpenTelemetry's instrumentation hands over the headers alone,
 * without the topic: they carry the tenant where every name is allowed. What it reads
 * records with is a class of its own, which is known by its package. Thread-safe.
 */
public final class KafkaCarriers implements CarrierPolicy {

	private static final String OPENTELEMETRYS = "io.opentelemetry.instrumentation.kafkaclients.";

	private final AllowList topics;

	private final TenantId otherwise;

	/**
	 * Creates the policy.
	 * @param topics that are told the tenant
	 * @param otherwise the tenant of a record that names none
	 */
	public KafkaCarriers(AllowList topics, TenantId otherwise) {
		this.topics = topics;
		this.otherwise = otherwise;
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
	public @Nullable TenantBinding settle(Object carrier, @Nullable String named) {
		if (!isConsumed(carrier)) {
			return null;
		}
		TenantId tenant = TenantId.parse(named);
		return TenantContext.bind((tenant != null) ? tenant : this.otherwise);
	}

	private static boolean isConsumed(Object carrier) {
		return carrier.getClass().getName().startsWith(OPENTELEMETRYS);
	}

}
