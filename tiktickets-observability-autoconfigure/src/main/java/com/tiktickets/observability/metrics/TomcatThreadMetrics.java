package com.tiktickets.observability.metrics;

import com.tiktickets.observability.semconv.SemanticMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.metrics.TomcatMetricsBinder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * Measures the threads of Tomcat's connectors without JMX: registering Tomcat's beans
 * there, only to read them again, is a twentieth of the time that an application takes to
 * start. Takes the place of Spring Boot's binder, whose other meters need those beans.
 * <p>
 * A connector on virtual threads has no pool and no meters.
 */
public final class TomcatThreadMetrics extends TomcatMetricsBinder {

	private final MeterRegistry registry;

	public TomcatThreadMetrics(MeterRegistry registry) {
		super(registry);
		this.registry = registry;
	}

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext context
				&& context.getWebServer() instanceof TomcatWebServer server) {
			for (Connector connector : server.getTomcat().getService().findConnectors()) {
				bind(connector);
			}
		}
	}

	private void bind(Connector connector) {
		if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol
				&& protocol.getExecutor() instanceof ThreadPoolExecutor pool) {
			String name = protocol.getName().replace("\"", "");
			gauge(SemanticMetrics.TOMCAT_THREADS_BUSY, name, pool, ThreadPoolExecutor::getActiveCount);
			gauge(SemanticMetrics.TOMCAT_THREADS_CURRENT, name, pool, ThreadPoolExecutor::getPoolSize);
			gauge(SemanticMetrics.TOMCAT_THREADS_CONFIG_MAX, name, pool, ThreadPoolExecutor::getMaximumPoolSize);
		}
	}

	private void gauge(String meter, String name, ThreadPoolExecutor pool, ToDoubleFunction<ThreadPoolExecutor> value) {
		Gauge.builder(meter, pool, value).tag("name", name).baseUnit("threads").register(this.registry);
	}

}
