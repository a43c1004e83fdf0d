package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import com.tiktickets.observability.autoconfigure.ConditionalOnMode;
import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.logging.ErrorLogRecordProcessor;
import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.logging.ApplicationSpanProcessor;
import com.tiktickets.observability.logging.TenantLogRecordProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of log records: the appender, the tenant, and what errors need. */
@AutoConfiguration(after = TenantAutoConfiguration.class)
@ConditionalOnMode(ObservabilityMode.STARTER)
@ConditionalOnConcern("logging")
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

	LoggingAutoConfiguration() {
	}

	@Bean
	static LogConnection logConnection() {
		return new LogConnection();
	}

	@Bean
	AutoConfigurationCustomizerProvider ownSpansCustomizer(LogConnection connection) {
		ApplicationSpanProcessor processor = new ApplicationSpanProcessor(connection.logs());
		return (customizer) -> customizer
			.addTracerProviderCustomizer((builder, config) -> builder.addSpanProcessor(processor));
	}

	@Bean
	@ConditionalOnConcern("tenant")
	AutoConfigurationCustomizerProvider tenantLogCustomizer(TenantProperties properties) {
		TenantLogRecordProcessor processor = new TenantLogRecordProcessor(properties.attributeKey());
		return (customizer) -> customizer
			.addLoggerProviderCustomizer((builder, config) -> builder.addLogRecordProcessorFirst(processor));
	}

	@Bean
	AutoConfigurationCustomizerProvider errorLogCustomizer() {
		ErrorLogRecordProcessor processor = new ErrorLogRecordProcessor();
		return (customizer) -> customizer
			.addLoggerProviderCustomizer((builder, config) -> builder.addLogRecordProcessorFirst(processor));
	}

	@Bean
	EscapedExceptionLogger escapedExceptionLogger() {
		return new EscapedExceptionLogger();
	}

}
