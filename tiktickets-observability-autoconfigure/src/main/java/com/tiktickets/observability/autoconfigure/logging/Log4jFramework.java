package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.logging.Log4jAppenders;
import com.tiktickets.observability.logging.Log4jTenantDetailFilter;
import com.tiktickets.observability.logging.LogRouter;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.instrumentation.log4j.appender.v2_17.OpenTelemetryAppender;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Exports the log records of Log4j 2. Log4j replaces its configuration as a whole; the
 * appender is added to each new configuration. The properties have the names that
 * OpenTelemetry's agent uses.
 */
final class Log4jFramework implements LoggingFramework, PropertyChangeListener {

	static final Log4jFramework INSTANCE = new Log4jFramework();

	private static final String PREFIX = "otel.instrumentation.log4j-appender.";

	private volatile @Nullable Environment environment;

	private final Map<TenantDetails, Log4jTenantDetailFilter> filters = new ConcurrentHashMap<>();

	private Log4jFramework() {
	}

	@Override
	public void attach(ApplicationEnvironmentPreparedEvent event) {
		this.filters.values().forEach(Log4jFramework::add);
		if (event.getEnvironment().getProperty(PREFIX + "enabled", Boolean.class, true)) {
			this.environment = event.getEnvironment();
			connect(event.getEnvironment());
		}
	}

	@Override
	public void restore() {
		this.filters.values().forEach(Log4jFramework::add);
		Environment last = this.environment;
		if (last != null && LogRouter.get().isConnected()) {
			connect(last);
		}
	}

	/** Log4j also fires this event when loggers of the same configuration are updated. */
	@Override
	public void propertyChange(PropertyChangeEvent change) {
		if (LoggerContext.PROPERTY_CONFIG.equals(change.getPropertyName())
				&& change.getOldValue() != change.getNewValue()) {
			restore();
		}
	}

	@Override
	public void addFilter(TenantDetails details) {
		Log4jTenantDetailFilter filter = new Log4jTenantDetailFilter(details);
		filter.start();
		this.filters.put(details, filter);
		add(filter);
		listenTo(context());
	}

	@Override
	public void removeFilter(TenantDetails details) {
		Log4jTenantDetailFilter removed = this.filters.remove(details);
		if (removed != null) {
			context().getConfiguration().removeFilter(removed);
		}
	}

	private static void add(Log4jTenantDetailFilter filter) {
		Configuration configuration = context().getConfiguration();
		configuration.removeFilter(filter);
		configuration.addFilter(filter);
	}

	private void listenTo(LoggerContext context) {
		context.removePropertyChangeListener(this);
		context.addPropertyChangeListener(this);
	}

	private static LoggerContext context() {
		return (LoggerContext) LogManager.getContext(false);
	}

	private void connect(Environment settings) {
		LoggerContext context = context();
		listenTo(context);
		Log4jAppenders.connect(context.getConfiguration(), () -> appender(settings));
		context.updateLoggers();
	}

	private static OpenTelemetryAppender appender(Environment settings) {
		List<String> keys = Binder.get(settings)
			.bind("tiktickets.observability.logging.mdc-keys", Bindable.listOf(String.class))
			.orElse(List.of());
		return builder().setName("tiktickets-otlp")
			.setOpenTelemetry(LogRouter.get())
			.setCaptureExperimentalAttributes(is(settings, "experimental-log-attributes", true))
			.setCaptureMapMessageAttributes(is(settings, "experimental.capture-map-message-attributes", true))
			.setCaptureMarkerAttribute(is(settings, "experimental.capture-marker-attribute", false))
			.setCaptureCodeAttributes(is(settings, "experimental.capture-code-attributes", false))
			.setCaptureContextDataAttributes(
					settings.getProperty(PREFIX + "experimental.capture-mdc-attributes", String.join(",", keys)))
			.build();
	}

	@SuppressWarnings("rawtypes")
	private static OpenTelemetryAppender.Builder<?> builder() {
		return OpenTelemetryAppender.builder();
	}

	private static boolean is(Environment settings, String property, boolean otherwise) {
		return settings.getProperty(PREFIX + property, Boolean.class, otherwise);
	}

}
