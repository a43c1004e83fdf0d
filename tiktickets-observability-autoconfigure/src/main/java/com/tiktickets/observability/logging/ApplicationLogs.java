package com.tiktickets.observability.logging;

import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

/**
 * The state of the log export of one application, among several applications of the
 * process: its SDK does not exist yet, accepts records, or is closed. Thread-safe.
 */
public final class ApplicationLogs {

	private volatile State state = State.STARTING;

	private volatile boolean failed;

	private final @Nullable ApplicationLogs enclosing;

	private volatile @Nullable ApplicationLogs shared;

	private volatile @Nullable LoggerProvider provider;

	/** Each SDK has its own resource object, by which its spans are identified. */
	private volatile @Nullable Resource resource;

	ApplicationLogs(@Nullable ApplicationLogs enclosing) {
		this.enclosing = enclosing;
	}

	/**
	 * Stores the resource of the application's SDK, by which its spans are identified.
	 * @param span a span of its SDK
	 */
	public void learn(ReadableSpan span) {
		if (this.resource == null) {
			this.resource = span.toSpanData().getResource();
		}
	}

	/**
	 * Whether an SDK takes the records of this application.
	 * @return whether the records leave
	 */
	public boolean isConnected() {
		return this.state == State.CONNECTED;
	}

	boolean isStarting() {
		return this.state == State.STARTING;
	}

	boolean owns(Span span) {
		return this.resource != null && span instanceof ReadableSpan readable
				&& readable.toSpanData().getResource() == this.resource;
	}

	@Nullable LoggerProvider provider() {
		return this.provider;
	}

	/** Returns the application on whose thread this one was started. */
	@Nullable ApplicationLogs enclosing() {
		return this.enclosing;
	}

	/**
	 * Returns the application that exports the records when this application does not.
	 */
	@Nullable ApplicationLogs outer() {
		ApplicationLogs other = this.shared;
		return (other != null) ? other : this.enclosing;
	}

	void connect(LoggerProvider newProvider) {
		this.provider = newProvider;
		this.state = State.CONNECTED;
	}

	void disconnect() {
		this.state = State.OVER;
		this.provider = null;
		this.resource = null;
	}

	void fail() {
		this.failed = true;
	}

	boolean hasFailed() {
		return this.failed;
	}

	void share(ApplicationLogs other) {
		this.shared = other;
	}

	private enum State {

		STARTING, CONNECTED, OVER

	}

}
