package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import java.time.Instant;

/**
 * Logs an exception that is about to escape from an operation, to OTLP only and while the
 * operation's trace is current. Whoever catches it outside logs it for the console; that
 * record is kept from being a second one. Thread-safe.
 */
public final class EscapedExceptionLogger {

	private static final String SCOPE = EscapedExceptionLogger.class.getName();

	/** Creates the logger. */
	public EscapedExceptionLogger() {
	}

	/**
	 * Logs the exception unless the operation has logged it.
	 * @param exception the exception
	 * @param message what failed, without values
	 */
	public void log(Throwable exception, String message) {
		if (ExportedExceptions.contains(exception)) {
			return;
		}
		ExportedExceptions.add(exception);
		DetachedContext.attached();
		LogRecordBuilder builder = LogRouter.get()
			.get(SCOPE)
			.logRecordBuilder()
			.setContext(Context.current())
			.setTimestamp(Instant.now())
			.setSeverity(Severity.ERROR)
			.setSeverityText("ERROR")
			.setBody(message)
			.setException(exception)
			.setAttribute(SemanticAttributes.THREAD_NAME, Thread.currentThread().getName());
		addThrowSite(builder, exception);
		builder.emit();
	}

	/** Who logs is nobody's interest here; where it was thrown is. */
	private static void addThrowSite(LogRecordBuilder builder, Throwable exception) {
		StackTraceElement[] stack = exception.getStackTrace();
		if (stack.length > 0) {
			builder
				.setAttribute(SemanticAttributes.CODE_FUNCTION_NAME,
						stack[0].getClassName() + "." + stack[0].getMethodName())
				.setAttribute(SemanticAttributes.CODE_FILE_PATH, stack[0].getFileName())
				.setAttribute(SemanticAttributes.CODE_LINE_NUMBER, (long) stack[0].getLineNumber());
		}
	}

}
