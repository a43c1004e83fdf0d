package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.ItemRedaction;
import com.tiktickets.observability.export.LimitingLogRecordProcessor;
import com.tiktickets.observability.export.LimitingSpanProcessor;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;

/**
 * Redacts, and applies the user's limits, in front of the processors that export.
 *
 * @param properties the user's limits
 * @param redaction what is taken out before
 */
record LimitingProcessorsCustomizer(LimitProperties properties,
		ItemRedaction redaction) implements AutoConfigurationCustomizerProvider {

	@Override
	public void customize(AutoConfigurationCustomizer customizer) {
		customizer
			.addSpanProcessorCustomizer((processor, config) -> new LimitingSpanProcessor(processor,
					this.properties.ofSpans(config, this.redaction)))
			.addLogRecordProcessorCustomizer((processor, config) -> new LimitingLogRecordProcessor(processor,
					this.properties.ofLogRecords(config), this.redaction));
	}

	@Override
	public int order() {
		return Integer.MAX_VALUE;
	}

}
