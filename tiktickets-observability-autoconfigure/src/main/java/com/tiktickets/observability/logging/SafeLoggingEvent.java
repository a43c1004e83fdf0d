package com.tiktickets.observability.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import com.tiktickets.observability.export.ReadableText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * An event whose values can all be read. OpenTelemetry's appender calls {@code toString}
 * of the values and loses the record if that throws. The values are read on the thread
 * that logs.
 */
final class SafeLoggingEvent implements ILoggingEvent {

	private static final String MDC = "mdc";

	private final ILoggingEvent event;

	private final Map<String, String> diagnosticContext;

	private final @Nullable List<KeyValuePair> keyValuePairs;

	private final @Nullable List<Marker> markers;

	/** Accessed only by the thread that appends the event. */
	private boolean arrived;

	private SafeLoggingEvent(ILoggingEvent event, Map<String, String> diagnosticContext) {
		this.event = event;
		this.diagnosticContext = diagnosticContext;
		this.keyValuePairs = SafeValues.keyValuePairs(event);
		this.markers = SafeValues.markers(event);
	}

	/**
	 * Returns an event whose values can be read.
	 * @param event any event
	 * @return the same object if it holds nothing that could fail
	 */
	static ILoggingEvent of(ILoggingEvent event) {
		Map<String, String> diagnosticContext = diagnosticContext(event);
		if (diagnosticContext == null && isEmpty(event.getMarkerList()) && SafeValues.areReadable(event)) {
			return event;
		}
		return new SafeLoggingEvent(event, (diagnosticContext != null) ? diagnosticContext : event.getMDCPropertyMap());
	}

	void arrive() {
		this.arrived = true;
	}

	boolean hasArrived() {
		return this.arrived;
	}

	private static boolean isEmpty(@Nullable List<?> list) {
		return list == null || list.isEmpty();
	}

	/** Returns a replacement for an MDC that cannot be read. */
	private static @Nullable Map<String, String> diagnosticContext(ILoggingEvent event) {
		try {
			event.getMDCPropertyMap();
			return null;
		}
		catch (RuntimeException | StackOverflowError | LinkageError ex) {
			return Map.of(MDC, ReadableText.unreadable(ex));
		}
	}

	@Override
	public Object @Nullable [] getArgumentArray() {
		return SafeValues.arguments(this.event.getArgumentArray());
	}

	@Override
	public @Nullable List<KeyValuePair> getKeyValuePairs() {
		return this.keyValuePairs;
	}

	@Override
	public @Nullable List<Marker> getMarkerList() {
		return this.markers;
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return this.diagnosticContext;
	}

	@Override
	@Deprecated
	public Map<String, String> getMdc() {
		return this.diagnosticContext;
	}

	@Override
	public String getThreadName() {
		return this.event.getThreadName();
	}

	@Override
	public Level getLevel() {
		return this.event.getLevel();
	}

	@Override
	public String getMessage() {
		return this.event.getMessage();
	}

	@Override
	public String getFormattedMessage() {
		return this.event.getFormattedMessage();
	}

	@Override
	public String getLoggerName() {
		return this.event.getLoggerName();
	}

	@Override
	public LoggerContextVO getLoggerContextVO() {
		return this.event.getLoggerContextVO();
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		return this.event.getThrowableProxy();
	}

	@Override
	public StackTraceElement[] getCallerData() {
		return this.event.getCallerData();
	}

	@Override
	public boolean hasCallerData() {
		return this.event.hasCallerData();
	}

	@Override
	public long getTimeStamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public int getNanoseconds() {
		return this.event.getNanoseconds();
	}

	@Override
	public Instant getInstant() {
		return this.event.getInstant();
	}

	@Override
	public long getSequenceNumber() {
		return this.event.getSequenceNumber();
	}

	@Override
	public void prepareForDeferredProcessing() {
		this.event.prepareForDeferredProcessing();
	}

}
