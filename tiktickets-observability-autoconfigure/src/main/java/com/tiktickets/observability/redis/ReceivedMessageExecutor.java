package com.tiktickets.observability.redis;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.DisposableBean;

/**
 * Runs each listener in the span and under the tenant of the message that was received. A
 * container destroys an executor that it has made itself. Thread-safe if its delegate is.
 */
final class ReceivedMessageExecutor implements Executor, DisposableBean {

	private final Executor delegate;

	private final ChannelTelemetry telemetry;

	ReceivedMessageExecutor(Executor delegate, ChannelTelemetry telemetry) {
		this.delegate = delegate;
		this.telemetry = telemetry;
	}

	@Override
	public void execute(Runnable task) {
		ChannelMessage received = ReceivedMessageListener.received();
		this.delegate.execute((received != null) ? () -> this.telemetry.process(received, task) : task);
	}

	@Override
	public void destroy() throws Exception {
		if (this.delegate instanceof DisposableBean bean) {
			bean.destroy();
		}
	}

}
