package com.tiktickets.observability.redis;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.DisposableBean;

/**
 * Runs each listener in the span and under the tenant of the message that is arriving. A
 * container destroys an executor that it has made itself. Thread-safe if its delegate is.
 */
final class ArrivalExecutor implements Executor, DisposableBean {

	private final Executor delegate;

	private final ChannelTelemetry telemetry;

	ArrivalExecutor(Executor delegate, ChannelTelemetry telemetry) {
		this.delegate = delegate;
		this.telemetry = telemetry;
	}

	@Override
	public void execute(Runnable task) {
		ChannelMessage arrival = ArrivalListener.arriving();
		this.delegate.execute((arrival != null) ? () -> this.telemetry.process(arrival, task) : task);
	}

	@Override
	public void destroy() throws Exception {
		if (this.delegate instanceof DisposableBean bean) {
			bean.destroy();
		}
	}

}
