package com.tiktickets.observability.autoconfigure.amqp;

import com.tiktickets.observability.amqp.DeadLetterLinkHandler;
import com.tiktickets.observability.amqp.RabbitTelemetry;
import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Auto-configuration of the links of dead letters. */
@AutoConfiguration(after = AmqpAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration")
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("amqp")
@ConditionalOnClass(RabbitTemplate.class)
public final class AmqpTracingAutoConfiguration {

	/** Only the first handler that supports an observation makes its span. */
	private static final int BEFORE_SPRING_BOOTS = MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER
			- 100;

	AmqpTracingAutoConfiguration() {
	}

	@Bean
	@Order(BEFORE_SPRING_BOOTS)
	@ConditionalOnBean({ Tracer.class, Propagator.class })
	DeadLetterLinkHandler deadLetterLinkHandler(Tracer tracer, Propagator propagator, RabbitTelemetry telemetry) {
		return new DeadLetterLinkHandler(tracer, propagator, telemetry);
	}

}
