package com.tiktickets.observability.logging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes each log record to the SDK of the application that created it. A logging
 * framework serves the whole process, which may run several applications. The router
 * identifies the application by the span of the record, then by the thread, which belongs
 * to the application that started it. Other records go to the application that started
 * last. Records are buffered with their context until an SDK exists. Thread-safe.
 */
public final class LogRouter implements OpenTelemetry, LoggerProvider {

	private static final Logger logger = LoggerFactory.getLogger(LogRouter.class);

	private static final LogRouter INSTANCE = new LogRouter();

	private static final int MAX_HELD = 1_000;

	/** Threads belong to the application whose thread has started them. */
	private static final InheritableThreadLocal<@Nullable ApplicationLogs> CURRENT = new InheritableThreadLocal<>();

	private final List<BufferedLogRecord> held = new ArrayList<>();

	/** Records of no known application go to the last one. */
	private volatile List<ApplicationLogs> connected = List.of();

	private int dropped;

	private LogRouter() {
	}

	/**
	 * Returns the router of this process.
	 * @return the router
	 */
	public static LogRouter get() {
		return INSTANCE;
	}

	/**
	 * Assigns the current thread, and the threads that it starts, to an application that
	 * starts.
	 * @return the records of that application
	 */
	public ApplicationLogs begin() {
		ApplicationLogs outer = CURRENT.get();
		while (outer != null && (outer.hasFailed() || (!outer.isConnected() && !outer.isStarting()))) {
			outer = outer.outer();
		}
		ApplicationLogs logs = new ApplicationLogs(outer);
		CURRENT.set(logs);
		return logs;
	}

	/**
	 * Returns the application that starts on this thread.
	 * @return its records, new ones if none starts
	 */
	public ApplicationLogs starting() {
		ApplicationLogs logs = CURRENT.get();
		return (logs != null && logs.isStarting()) ? logs : new ApplicationLogs(null);
	}

	/**
	 * Ends the assignment of the thread when an application has started. If the
	 * application shares the SDK of another application, its records go to that SDK.
	 * @param logs the records of the application
	 * @param shared what an SDK of another application provides, if there is one
	 */
	public void end(ApplicationLogs logs, @Nullable LoggerProvider shared) {
		if (logs.isStarting()) {
			this.connected.stream().filter((other) -> other.provider() == shared).findFirst().ifPresent(logs::share);
			logs.disconnect();
		}
		if (CURRENT.get() == logs) {
			giveBackThread(logs.enclosing());
		}
		flush();
	}

	/**
	 * Handles a failed start. The thread stays assigned to the application, because the
	 * reason of the failure is logged next.
	 * @param logs the records of the application
	 */
	public void fail(ApplicationLogs logs) {
		logs.fail();
		if (logs.isConnected()) {
			prefer(logs);
		}
		else {
			end(logs, null);
		}
	}

	private void giveBackThread(@Nullable ApplicationLogs enclosing) {
		if (enclosing != null) {
			CURRENT.set(enclosing);
		}
		else {
			CURRENT.remove();
		}
	}

	/**
	 * Connects an application to its SDK. Buffered records are sent first.
	 * @param logs the records of the application
	 * @param provider of the SDK
	 */
	public void connect(ApplicationLogs logs, LoggerProvider provider) {
		logs.connect(provider);
		prefer(logs);
		flush();
	}

	/**
	 * Makes an application the target of records of no known application.
	 * @param logs the records of the application
	 */
	public synchronized void prefer(ApplicationLogs logs) {
		if (logs.isConnected()) {
			List<ApplicationLogs> changed = new ArrayList<>(this.connected);
			changed.remove(logs);
			changed.add(logs.hasFailed() ? 0 : changed.size(), logs);
			this.connected = List.copyOf(changed);
		}
	}

	/**
	 * Disconnects an application whose SDK closes. Records of no known application go to
	 * the other applications, or are buffered.
	 * @param logs the records of the application whose SDK closes
	 */
	public synchronized void disconnect(ApplicationLogs logs) {
		List<ApplicationLogs> changed = new ArrayList<>(this.connected);
		changed.remove(logs);
		this.connected = List.copyOf(changed);
		logs.disconnect();
	}

	/**
	 * Whether an SDK accepts records.
	 * @return whether records leave
	 */
	public boolean isConnected() {
		return !this.connected.isEmpty();
	}

	@Override
	public LoggerBuilder loggerBuilder(String name) {
		if (name.startsWith("io.opentelemetry.")) {
			return LoggerProvider.noop().loggerBuilder(name);
		}
		Context detached = DetachedContext.take();
		if (detached != null) { // the thread is the appender's, whoever has started it
			return new BufferedLogRecord(name, null, detached);
		}
		ApplicationLogs own = ownerOfThread(name);
		LoggerProvider provider = destination(Context.current(), own);
		return (provider != null) ? provider.loggerBuilder(name) : new BufferedLogRecord(name, own, null);
	}

	/** Spring Boot logs a failed start on this thread after the event. */
	private static @Nullable ApplicationLogs ownerOfThread(String logger) {
		ApplicationLogs own = CURRENT.get();
		return (own != null && own.hasFailed() && !logger.startsWith("org.springframework.boot.")) ? own.enclosing()
				: own;
	}

	private @Nullable LoggerProvider destination(Context context, @Nullable ApplicationLogs own) {
		List<ApplicationLogs> all = this.connected;
		if (all.size() == 1 && (own == null || own == all.get(0))) {
			return all.get(0).provider();
		}
		Span span = Span.fromContext(context);
		for (ApplicationLogs logs : all) {
			if (logs.owns(span)) {
				return logs.provider();
			}
		}
		for (ApplicationLogs logs = own; logs != null; logs = logs.outer()) {
			if (logs.isConnected() || logs.isStarting()) {
				return logs.provider();
			}
		}
		return all.isEmpty() ? null : all.get(all.size() - 1).provider();
	}

	void emit(BufferedLogRecord logRecord) {
		LoggerProvider provider;
		synchronized (this) {
			provider = destination(logRecord.context(), logRecord.owner());
			if (provider == null) {
				hold(logRecord);
				return;
			}
		}
		logRecord.emitTo(provider);
	}

	private void hold(BufferedLogRecord logRecord) {
		if (this.held.size() < MAX_HELD) {
			this.held.add(logRecord);
		}
		else {
			this.dropped++;
		}
	}

	private void flush() {
		List<Runnable> ready = new ArrayList<>();
		int lost;
		synchronized (this) {
			lost = this.dropped;
			this.dropped = 0;
			for (Iterator<BufferedLogRecord> records = this.held.iterator(); records.hasNext();) {
				BufferedLogRecord logRecord = records.next();
				LoggerProvider provider = destination(logRecord.context(), logRecord.owner());
				if (provider != null) {
					records.remove();
					ready.add(() -> logRecord.emitTo(provider));
				}
			}
		}
		ready.forEach(Runnable::run);
		if (lost > 0) {
			logger.warn("{} log records are lost: more than {} were made while there was no SDK", lost, MAX_HELD);
		}
	}

	@Override
	public LoggerProvider getLogsBridge() {
		return this;
	}

	@Override
	public TracerProvider getTracerProvider() {
		return TracerProvider.noop();
	}

	@Override
	public ContextPropagators getPropagators() {
		return ContextPropagators.noop();
	}

}
