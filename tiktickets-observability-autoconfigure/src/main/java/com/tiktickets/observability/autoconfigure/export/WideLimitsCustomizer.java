package com.tiktickets.observability.autoconfigure.export;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.logs.LogLimits;

/**
 * Has the SDK take more than the user's limits allow. A log record lives for a moment,
 * and is as large as what its logger was handed: the SDK limits nothing of it.
 *
 * @param properties the user's limits
 */
record WideLimitsCustomizer(LimitProperties properties) implements AutoConfigurationCustomizerProvider {

	/** The SDK would read them from the properties again for each record. */
	private static final LogLimits OF_LOG_RECORDS = LogLimits.builder()
		.setMaxNumberOfAttributes(Integer.MAX_VALUE)
		.build();

	@Override
	public void customize(AutoConfigurationCustomizer customizer) {
		customizer
			.addTracerProviderCustomizer(
					(builder, config) -> builder.setSpanLimits(this.properties.ofSpans(config).wide()))
			.addLoggerProviderCustomizer((builder, config) -> builder.setLogLimits(() -> OF_LOG_RECORDS));
	}

	@Override
	public int order() {
		return Integer.MIN_VALUE;
	}

}
