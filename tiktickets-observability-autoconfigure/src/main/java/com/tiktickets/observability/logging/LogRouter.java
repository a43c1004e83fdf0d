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
 * Hands each log record to the SDK of the application that made it. Logging frameworks
 * are one for the whole process, applications may be several: the span of a record tells
 * whose it is, else the thread that an application runs on or has started, else the
 * application that started last takes it. What is logged before there is an SDK waits,
 * with its context. Thread-safe.
 */
public final class LogRouter implements OpenTelemetry, LoggerProvider {

	private static final Logger logger = LoggerFactory.getLogger(LogRouter.class);

	private static final LogRouter INSTANCE = new LogRouter();

	private static final int MAX_HELD = 1_000;

	/** Threads belong to the application whose thread has started them. */
	private static final InheritableThreadLocal<@Nullable ApplicationLogs> CURRENT = new InheritableThreadLocal<>();

	private final List<HeldLogRecord> held = new ArrayList<>();

	/** In the order in which they take records of nobody: the last one does. */
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
	 * Gives the current thread, and those that it starts, to an application that starts.
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
	 * Gives the thread of an application that has started back. Without an SDK of its
	 * own, its records go where the one that it shares sends them.
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
	 * Leaves the thread of an application whose start has failed to what explains that.
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
	 * Lets an SDK take the records of an application, those that wait first.
	 * @param logs the records of the application
	 * @param provider of the SDK
	 */
	public void connect(ApplicationLogs logs, LoggerProvider provider) {
		logs.connect(provider);
		prefer(logs);
		flush();
	}

	/**
	 * Lets the records of no application in particular go to this one.
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
	 * Lets the other applications take the records again, or nobody for now.
	 * @param logs the records of the application whose SDK closes
	 */
	public synchronized void disconnect(ApplicationLogs logs) {
		List<ApplicationLogs> changed = new ArrayList<>(this.connected);
		changed.remove(logs);
		this.connected = List.copyOf(changed);
		logs.disconnect();
	}

	/**
	 * Whether an SDK takes records.
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
			return new HeldLogRecord(name, null, detached);
		}
		ApplicationLogs own = ownerOfThread(name);
		LoggerProvider provider = destination(Context.current(), own);
		return (provider != null) ? provider.loggerBuilder(name) : new HeldLogRecord(name, own, null);
	}

	/** After a start that failed, Spring Boot has the last word on the thread. */
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

	void emit(HeldLogRecord logRecord) {
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

	private void hold(HeldLogRecord logRecord) {
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
			for (Iterator<HeldLogRecord> records = this.held.iterator(); records.hasNext();) {
				HeldLogRecord logRecord = records.next();
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
