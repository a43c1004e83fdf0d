package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.autoconfigure.ObservabilityMode;
import com.tiktickets.observability.autoconfigure.tenant.TenantProperties;
import com.tiktickets.observability.logging.ApplicationLogs;
import com.tiktickets.observability.logging.ErrorLogRecordProcessor;
import com.tiktickets.observability.logging.LogRouter;
import com.tiktickets.observability.logging.TenantLogRecordProcessor;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Sends the records of a start that failed. The SDK of the context is closed by then, or
 * was never made, and what explains the failure is logged last: an SDK for logs alone
 * takes over until the process ends.
 */
final class FailedStartLogs {

	private static final Logger logger = LoggerFactory.getLogger(FailedStartLogs.class);

	/** A process that lives on, as in a test, does not keep the SDK. */
	private static final int SECONDS_TO_REPORT = 5;

	private FailedStartLogs() {
	}

	static void export(ConfigurableEnvironment environment, ApplicationLogs logs) {
		if (logs.isConnected() || ObservabilityMode.of(environment) != ObservabilityMode.STARTER) {
			return;
		}
		try {
			OpenTelemetrySdk sdk = sdk(environment);
			LogRouter.get().connect(logs, sdk.getLogsBridge());
			CompletableFuture.delayedExecutor(SECONDS_TO_REPORT, TimeUnit.SECONDS).execute(() -> {
				LogRouter.get().disconnect(logs);
				sdk.close();
			});
		}
		catch (ConfigurationException | LinkageError ex) {
			logger.debug("The records of the failed start cannot be exported", ex);
		}
	}

	private static OpenTelemetrySdk sdk(ConfigurableEnvironment environment) {
		TenantProperties tenant = Binder.get(environment)
			.bind(TenantProperties.PREFIX, TenantProperties.class)
			.orElseGet(TenantProperties::new);
		TenantLogRecordProcessor processor = new TenantLogRecordProcessor(tenant.attributeKey());
		return SdkOutsideOfContext.builder(environment)
			.addLoggerProviderCustomizer((builder, config) -> builder.addLogRecordProcessorFirst(processor)
				.addLogRecordProcessorFirst(new ErrorLogRecordProcessor()))
			.build()
			.getOpenTelemetrySdk();
	}

}
