package com.tiktickets.observability.autoconfigure.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import com.tiktickets.observability.logging.LogRouter;
import com.tiktickets.observability.logging.OtlpAppenders;
import com.tiktickets.observability.logging.TenantDetailTurboFilter;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.instrumentation.logging.LogbackAppenderApplicationListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;

/**
 * Exports the log records of Logback. OpenTelemetry's starter adds its appender once,
 * when logging is configured first. A reset of the Logback context removes the appender;
 * this class adds it again with the same properties, unless the new configuration
 * declares one. The listener that adds it is internal to OpenTelemetry's starter, and a
 * reset calls no listener of Spring Boot. A starter without that class adds no appender
 * after a reset.
 */
final class LogbackFramework implements LoggingFramework, LoggerContextListener, ConfigurationEventListener {

	static final LogbackFramework INSTANCE = new LogbackFramework();

	private volatile @Nullable ApplicationEnvironmentPreparedEvent event;

	private final Map<TenantDetails, TenantDetailTurboFilter> filters = new ConcurrentHashMap<>();

	private LogbackFramework() {
	}

	@Override
	public void attach(ApplicationEnvironmentPreparedEvent event) {
		this.event = event;
		LoggerContext context = context();
		OtlpAppenders.connect(context);
		addFilters();
		listenTo(context);
	}

	private void listenTo(LoggerContext context) {
		if (!context.getCopyOfListenerList().contains(this)) {
			context.addListener(this);
		}
		context.removeConfigurationEventListener(this);
		context.addConfigurationEventListener(this);
	}

	@Override
	public void restore() {
		addFilters();
		ApplicationEnvironmentPreparedEvent last = this.event;
		if (last != null && LogRouter.get().isConnected()) {
			OtlpAppenders.detachSuperfluous(context());
			addAppender(last);
			attach(last);
		}
	}

	@Override
	public void addFilter(TenantDetails details) {
		this.filters.put(details, new TenantDetailTurboFilter(details));
		addFilters();
		listenTo(context());
	}

	@Override
	public void removeFilter(TenantDetails details) {
		TenantDetailTurboFilter removed = this.filters.remove(details);
		if (removed != null) {
			context().getTurboFilterList().remove(removed);
		}
	}

	private void addFilters() {
		LoggerContext context = context();
		this.filters.values().forEach((filter) -> {
			if (context.getTurboFilterList().addIfAbsent(filter)) {
				filter.setContext(context);
				filter.start();
			}
		});
	}

	private static void addAppender(ApplicationEnvironmentPreparedEvent event) {
		try {
			new LogbackAppenderApplicationListener().onApplicationEvent(event);
		}
		catch (LinkageError ex) {
			context().getLogger(LogbackFramework.class).debug("This OpenTelemetry starter adds no appender again", ex);
		}
	}

	private static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	/** A reset without a new configuration fires no configuration event. */
	@Override
	public void onReset(LoggerContext context) {
		restore();
	}

	@Override
	public void listen(ConfigurationEvent configuration) {
		switch (configuration.getEventType()) {
			case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS,
					PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY ->
				restore();
			default -> {
			}
		}
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onStart(LoggerContext context) {
	}

	@Override
	public void onStop(LoggerContext context) {
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
	}

}
