package com.tiktickets.observability.autoconfigure.tracing;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.jdbc.JdbcProperties;
import com.tiktickets.observability.tracing.StatementSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what is done to the spans of database statements. */
@AutoConfiguration
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("jdbc")
@EnableConfigurationProperties(JdbcProperties.class)
public final class StatementAutoConfiguration {

	StatementAutoConfiguration() {
	}

	@Bean
	AutoConfigurationCustomizerProvider statementSpanCustomizer(JdbcProperties properties) {
		StatementSpanProcessor processor = new StatementSpanProcessor(properties.getSlowQueryThreshold());
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> builder.addSpanProcessorFirst(processor));
	}

}
