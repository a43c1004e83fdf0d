package com.tiktickets.observability.autoconfigure.web;

import com.tiktickets.observability.logging.EscapedExceptionLogger;
import com.tiktickets.observability.web.EscapedExceptions;
import org.springframework.beans.factory.ObjectProvider;

/** Logs exceptions that escape from requests, for servlets and WebFlux alike. */
final class EscapedExceptionsLogging {

	private EscapedExceptionsLogging() {
	}

	static EscapedExceptions by(ObjectProvider<EscapedExceptionLogger> loggers) {
		return (exception) -> loggers
			.ifAvailable((logger) -> logger.log(exception, "Request failed with an exception"));
	}

}
