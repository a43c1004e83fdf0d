package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.MultiTypeAckCallback;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * Measures how long a client takes to acknowledge an emit, and runs the application's
 * callback in the trace of the emit, under the tenant of the client.
 */
final class MeasuredAck {

	private static final String ACKNOWLEDGED = "acknowledged";

	private static final String TIMEOUT = "timeout";

	private final SocketIoTelemetry telemetry;

	private final SocketConnection connection;

	private final String event;

	private final Context context = Context.current();

	private final long startNanos = System.nanoTime();

	private MeasuredAck(SocketIoTelemetry telemetry, SocketConnection connection, String event) {
		this.telemetry = telemetry;
		this.connection = connection;
		this.event = event;
	}

	static AckCallback<?> of(AckCallback<?> callback, SocketIoTelemetry telemetry, SocketConnection connection,
			String event) {
		MeasuredAck ack = new MeasuredAck(telemetry, connection, event);
		if (callback instanceof MultiTypeAckCallback multi) {
			return new Many(multi, ack);
		}
		return new One<>(callback, ack);
	}

	private void end(String outcome, Runnable callback) {
		try (Scope scope = this.context.makeCurrent(); TenantScope tenant = this.telemetry.open(this.connection)) {
			this.telemetry.metrics().acknowledged(System.nanoTime() - this.startNanos, this.event, outcome);
			callback.run();
		}
	}

	/** Of one argument. */
	private static final class One<T> extends AckCallback<T> {

		private final AckCallback<T> delegate;

		private final MeasuredAck ack;

		private One(AckCallback<T> delegate, MeasuredAck ack) {
			super(delegate.getResultClass(), delegate.getTimeout());
			this.delegate = delegate;
			this.ack = ack;
		}

		@Override
		public void onSuccess(T result) {
			this.ack.end(ACKNOWLEDGED, () -> this.delegate.onSuccess(result));
		}

		@Override
		public void onTimeout() {
			this.ack.end(TIMEOUT, this.delegate::onTimeout);
		}

	}

	/** Of many arguments. */
	private static final class Many extends MultiTypeAckCallback {

		private final MultiTypeAckCallback delegate;

		private final MeasuredAck ack;

		private Many(MultiTypeAckCallback delegate, MeasuredAck ack) {
			super(delegate.getResultClasses());
			this.delegate = delegate;
			this.ack = ack;
		}

		@Override
		public int getTimeout() {
			return this.delegate.getTimeout();
		}

		@Override
		public void onSuccess(MultiTypeArgs result) {
			this.ack.end(ACKNOWLEDGED, () -> this.delegate.onSuccess(result));
		}

		@Override
		public void onTimeout() {
			this.ack.end(TIMEOUT, this.delegate::onTimeout);
		}

	}

}
