package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.ItemRedaction;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.logs.LogLimits;

/**
 * Sets limits of the SDK that are wider than the user's limits. Log records have no limit
 * in the SDK, because they are exported at once and are not larger than the arguments of
 * their logger.
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
		customizer.addTracerProviderCustomizer(
				(builder, config) -> builder.setSpanLimits(this.properties.ofSpans(config, ItemRedaction.NONE).wide()))
			.addLoggerProviderCustomizer((builder, config) -> builder.setLogLimits(() -> OF_LOG_RECORDS));
	}

	@Override
	public int order() {
		return Integer.MIN_VALUE;
	}

}
