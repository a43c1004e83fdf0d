package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.export.ExportBuffer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.core.PriorityOrdered;

/**
 * Limits the duration of the SDK's last export. Where the application context is not
 * closed when the JVM exits, as with {@code spring.main.register-shutdown-hook=false}, a
 * shutdown hook exports what has ended. The hook does not close the SDK, because the
 * application may still close the context. Thread-safe.
 */
final class LastExport implements DestructionAwareBeanPostProcessor, PriorityOrdered {

	/** As long as the SDK waits when it is closed. */
	private static final int SECONDS_TO_WAIT = 10;

	private final ObjectProvider<CollectorLink> link;

	private final ObjectProvider<ExportBuffer> buffer;

	private final Map<Object, Thread> hooks = new ConcurrentHashMap<>();

	LastExport(ObjectProvider<CollectorLink> link, ObjectProvider<ExportBuffer> buffer) {
		this.link = link;
		this.buffer = buffer;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetrySdk sdk) {
			Thread hook = new Thread(() -> flush(sdk), "telemetry-flush-at-exit");
			try {
				Runtime.getRuntime().addShutdownHook(hook);
				this.hooks.put(sdk, hook);
			}
			catch (IllegalStateException ex) {
				// The JVM exits already, and whoever made the context closes it.
			}
		}
		return bean;
	}

	private void flush(OpenTelemetrySdk sdk) {
		if (!this.link.getObject().isFailing() || this.buffer.getIfAvailable() != null) {
			CompletableResultCode.ofAll(List.of(sdk.getSdkTracerProvider().forceFlush(),
					sdk.getSdkLoggerProvider().forceFlush(), sdk.getSdkMeterProvider().forceFlush()))
				.join(SECONDS_TO_WAIT, TimeUnit.SECONDS);
		}
	}

	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		this.link.getObject().stop();
		Thread hook = this.hooks.remove(bean);
		try {
			if (hook != null) {
				Runtime.getRuntime().removeShutdownHook(hook);
			}
		}
		catch (IllegalStateException ex) {
			// The JVM exits: the hook has been started.
		}
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean instanceof OpenTelemetrySdk;
	}

	/** Other post-processors may already create the SDK. */
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
