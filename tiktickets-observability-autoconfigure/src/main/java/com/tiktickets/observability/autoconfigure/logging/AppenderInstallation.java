package com.tiktickets.observability.autoconfigure.logging;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.logging.OtlpAppenders;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * Connects the OTLP appenders to the OpenTelemetry bean the moment it exists, before
 * runners and schedulers log, and disconnects them before it is closed: records made
 * after that wait in the appender.
 */
class AppenderInstallation implements DestructionAwareBeanPostProcessor, Ordered {

	private static final AtomicInteger INSTALLED = new AtomicInteger();

	static boolean isInstalled() {
		return INSTALLED.get() > 0;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof OpenTelemetry openTelemetry) {
			INSTALLED.incrementAndGet();
			OpenTelemetryAppender.install(openTelemetry);
		}
		return bean;
	}

	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		if (INSTALLED.decrementAndGet() == 0 && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			OtlpAppenders.in(context).forEach(OtlpAppenders::disconnect);
		}
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean instanceof OpenTelemetry;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
