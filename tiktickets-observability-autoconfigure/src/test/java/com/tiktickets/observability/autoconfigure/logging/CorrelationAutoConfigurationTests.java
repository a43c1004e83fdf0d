package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.logging.TraceMdcListener;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CorrelationAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(CorrelationAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=true", ContextRunners.DISABLED })
	void traceIsInTheMdc(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(TraceMdcListener.class));
	}

	@Test
	void listenerOfTheApplicationWins() {
		Slf4JEventListener own = new Slf4JEventListener();
		this.runner.withBean(Slf4JEventListener.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(TraceMdcListener.class)
				.getBean(Slf4JEventListener.class)
				.isSameAs(own));
	}

}
