package com.tiktickets.observability.logging;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.TikticketsAttributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Optional;

/**
 * Completes ERROR records for whoever looks into them: the place in the code, and for an
 * exception a mark on its span, by which the Collector keeps the trace. Only errors pay
 * for the stack walk. Stateless.
 */
public final class ErrorLogRecordProcessor implements LogRecordProcessor {

	private static final List<String> LOGGING_PACKAGES = List.of("ch.qos.logback.", "org.slf4j.", "io.opentelemetry.",
			"com.tiktickets.observability.logging.", "org.apache.commons.logging.", "org.apache.logging.",
			"org.apache.juli.", "java.util.logging.", "org.springframework.core.log.");

	/**
	 * Sends what was logged before there was an SDK: where that was is not on the stack.
	 */
	private static final String REPLAY = "com.tiktickets.observability.autoconfigure.";

	@Override
	public void onEmit(Context context, ReadWriteLogRecord logRecord) {
		if (logRecord.getSeverity().getSeverityNumber() < Severity.ERROR.getSeverityNumber()) {
			return;
		}
		if (logRecord.getAttribute(SemanticAttributes.EXCEPTION_TYPE) != null) {
			Span.fromContext(context).setAttribute(TikticketsAttributes.EXCEPTION_LOGGED, true);
		}
		if (logRecord.getAttribute(SemanticAttributes.CODE_FUNCTION_NAME) == null) {
			caller().ifPresent((frame) -> setCodeLocation(logRecord, frame));
		}
	}

	private static void setCodeLocation(ReadWriteLogRecord logRecord, StackFrame frame) {
		logRecord.setAttribute(SemanticAttributes.CODE_FUNCTION_NAME,
				frame.getClassName() + "." + frame.getMethodName());
		if (frame.getFileName() != null) {
			logRecord.setAttribute(SemanticAttributes.CODE_FILE_PATH, frame.getFileName());
		}
		if (frame.getLineNumber() > 0) {
			logRecord.setAttribute(SemanticAttributes.CODE_LINE_NUMBER, (long) frame.getLineNumber());
		}
	}

	private static Optional<StackFrame> caller() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.filter((frame) -> !isLogging(frame.getClassName()))
				.findFirst()
				.filter((frame) -> !frame.getClassName().startsWith(REPLAY)));
	}

	private static boolean isLogging(String className) {
		for (String prefix : LOGGING_PACKAGES) {
			if (className.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
