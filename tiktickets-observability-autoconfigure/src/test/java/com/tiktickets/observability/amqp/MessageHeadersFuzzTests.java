package com.tiktickets.observability.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.propagation.TenantPropagator;
import com.tiktickets.observability.tenant.resolution.BaggageTenantResolver;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** Headers of every type that AMQP has, under the names that the starter reads. */
@Tag("volume")
class MessageHeadersFuzzTests {

	private static final int TRIES = 50_000;

	private final TenantPropagation propagation = new TenantPropagation(W3CTraceContextPropagator.getInstance(),
			new TenantPropagator(List.of(), List.of()));

	private final TenantResolution<Message> tenants = new TenantResolution<>(
			List.of(new BaggageTenantResolver<>(this.propagation, MessageHeaders.CARRIER, (message) -> Peer.TRUSTED)),
			null, TenantResolutionMetrics.of(OpenTelemetry.noop()));

	@Test
	void headersOfAnyTypeAreRead() {
		Fuzzing.of("AMQP headers", TRIES).check(MessageHeadersFuzzTests::message, (message) -> {
			TenantId tenant = this.tenants.bind(message).tenant();
			Object baggage = message.getMessageProperties().getHeaders().get("baggage");
			assertThat(
					tenant.equals(TenantId.UNKNOWN) || (baggage instanceof String text && text.contains("tenant_id")))
				.isTrue();
			Context sender = this.propagation.extract(Context.root(), message, MessageHeaders.CARRIER, Peer.TRUSTED);
			assertThat(!Span.fromContext(sender).getSpanContext().isValid()
					|| message.getMessageProperties().getHeaders().get("traceparent") instanceof String)
				.isTrue();
			Attributes death = MessageAttributes.death(message);
			assertThat(death == null || death.size() <= 3).isTrue();
			MessageAttributes.describeDelivery(Span.getInvalid(), message);
			DeliveryAttempts.begin(Context.root());
		});
	}

	private static Message message(FuzzInput input) {
		MessageProperties properties = new MessageProperties();
		for (String name : List.of("traceparent", "tracestate", "x-delivery-count", input.any())) {
			properties.setHeader(name, input.value(3));
		}
		properties.setHeader("baggage",
				input.pick(true, false) ? input.value(3) : input.damaged("tenant_id=acme,a=b;c=d"));
		properties.setHeader("x-death", input.pick(true, false) ? input.value(3) : deaths(input));
		properties.setMessageId(input.pick(null, input.any()));
		properties.setCorrelationId(input.pick(null, input.any()));
		return new Message(new byte[input.below(10)], properties);
	}

	private static List<Object> deaths(FuzzInput input) {
		Map<String, Object> death = new HashMap<>();
		death.put("reason", input.value(2));
		death.put("queue", input.value(2));
		death.put("count", input.value(2));
		death.put(input.any(), null);
		List<Object> deaths = new ArrayList<>();
		deaths.add(input.pick(death, death, null, input.any()));
		return deaths;
	}

}
