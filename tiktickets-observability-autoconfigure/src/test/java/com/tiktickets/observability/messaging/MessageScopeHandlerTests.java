package com.tiktickets.observability.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.observability.tenant.propagation.TenantPropagation;
import com.tiktickets.observability.tenant.propagation.TenantPropagator;
import com.tiktickets.observability.tenant.resolution.TenantResolution;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageScopeHandlerTests {

	private final TenantDetails details = new TenantDetails(Clock.systemUTC());

	private final MessageScopeHandler handler = new MessageScopeHandler(
			new TenantPropagation(TextMapPropagator.noop(), new TenantPropagator(List.of(), List.of(), this.details)),
			new TenantResolution<Optional<TenantCandidate>>(List.of((named) -> named.orElse(null)), null,
					TenantResolutionMetrics.of(OpenTelemetry.noop())));

	@Test
	void messageBringsTenantAndRequestForDetail() {
		ReceiverContext<Map<String, String>> message = received(Kind.CONSUMER);
		this.handler.onStart(message);
		assertThat(TenantContext.current()).isEqualTo(TenantId.of("acme"));
		assertThat(this.details.of(Context.current())).isNotNull();
		this.handler.onScopeOpened(message);
		assertThat(this.details.of(Context.current())).isNotNull();
		this.handler.onScopeClosed(message);
		this.handler.onStop(message);
		assertThat(Context.current()).isEqualTo(Context.root());
	}

	@Test
	void callerThatIsNotKnownBringsNeither() {
		ReceiverContext<Map<String, String>> call = received(Kind.SERVER);
		this.handler.onStart(call);
		assertThat(TenantContext.current()).isEqualTo(TenantId.UNKNOWN);
		assertThat(this.details.isReceived(Context.current())).isFalse();
		this.handler.onStop(call);
	}

	private static ReceiverContext<Map<String, String>> received(Kind kind) {
		ReceiverContext<Map<String, String>> context = new ReceiverContext<>(Map::get, kind);
		context.setCarrier(Map.of("baggage",
				"tenant_id=acme,tenant.detail=" + Instant.now().plusSeconds(60).getEpochSecond() + "/DEBUG/ROOT"));
		return context;
	}

}
