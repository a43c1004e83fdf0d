package com.tiktickets.observability.autoconfigure.redaction;

import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.redaction.QueryParameters;
import com.tiktickets.observability.redaction.UrlSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of what is taken out of queries. */
@AutoConfiguration(after = RedactionAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
public final class UrlRedactionAutoConfiguration {

	UrlRedactionAutoConfiguration() {
	}

	@Bean
	AutoConfigurationCustomizerProvider urlSpanCustomizer(RedactionProperties properties) {
		UrlSpanProcessor processor = new UrlSpanProcessor(QueryParameters.and(properties.getQueryParameters()));
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> builder.addSpanProcessorFirst(processor));
	}

}
