package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.LimitingLogRecordProcessor;
import com.tiktickets.observability.export.LimitingSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * Applies the user's limits in front of the processors that export.
 *
 * @param properties the user's limits
 */
record LimitingProcessorsCustomizer(LimitProperties properties) implements AutoConfigurationCustomizerProvider {

	@Override
	public void customize(AutoConfigurationCustomizer customizer) {
		customizer
			.addSpanProcessorCustomizer(
					(processor, config) -> new LimitingSpanProcessor(processor, this.properties.ofSpans(config)))
			.addLogRecordProcessorCustomizer((processor, config) -> new LimitingLogRecordProcessor(processor,
					this.properties.ofLogRecords(config)));
	}

	@Override
	public int order() {
		return Integer.MAX_VALUE;
	}

}
