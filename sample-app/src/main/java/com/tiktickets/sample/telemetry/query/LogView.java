package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import java.time.Instant;
import java.util.Map;

/**
 * A log record.
 *
 * @param number tells it from all others
 * @param time when it was made
 * @param severity trace, debug, info, warn, error or fatal
 * @param body the message
 * @param attributes its attributes
 * @param traceId the trace, empty for none
 * @param spanId the span, empty for none
 * @param service who emitted it
 * @param logger where it was made
 * @param tenant whose work it was
 * @param errorId the error that it records, empty for none
 */
public record LogView(long number, Instant time, String severity, String body, Map<String, Object> attributes,
		String traceId, String spanId, String service, String logger, String tenant, String errorId) {

	static LogView of(LogRecord log) {
		String errorId = ErrorFingerprint.isError(log) ? ErrorFingerprint.of(log.attributes()).id() : "";
		return new LogView(log.number(), EpochNanos.toInstant(log.time()), Severity.of(log.severity()).text(),
				log.body(), log.attributes().asMap(), log.traceId(), log.spanId(), log.resource().service(),
				log.scope(), log.tenant(), errorId);
	}
}
