package com.tiktickets.observability.autoconfigure.logging;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;

/** Finds the logging framework of an application. */
final class LoggingFrameworks {

	private LoggingFrameworks() {
	}

	/**
	 * Returns the framework that SLF4J is bound to.
	 * @return the framework, or {@code null} for one whose records cannot be taken
	 */
	static @Nullable LoggingFramework inUse() {
		if (isBoundTo("ch.qos.logback.classic.LoggerContext")) {
			return LogbackFramework.INSTANCE;
		}
		if (isBoundTo("org.apache.logging.slf4j.Log4jLoggerFactory")
				&& isPresent("org.apache.logging.log4j.core.LoggerContext")) {
			return Log4jFramework.INSTANCE;
		}
		return null;
	}

	private static boolean isBoundTo(String type) {
		return isPresent(type)
				&& ClassUtils.resolveClassName(type, loader()).isInstance(LoggerFactory.getILoggerFactory());
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, loader());
	}

	private static @Nullable ClassLoader loader() {
		return LoggingFrameworks.class.getClassLoader();
	}

}
