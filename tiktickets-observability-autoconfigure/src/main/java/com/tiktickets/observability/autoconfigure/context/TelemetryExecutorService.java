package com.tiktickets.observability.autoconfigure.context;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.TaskDecorator;

/**
 * An executor service whose tasks run in the context of their submission, however they
 * are submitted. Thread-safe if its delegate is.
 */
class TelemetryExecutorService extends AbstractExecutorService {

	private final ExecutorService delegate;

	private final TaskDecorator decorator;

	TelemetryExecutorService(ExecutorService delegate, TaskDecorator decorator) {
		this.delegate = delegate;
		this.decorator = decorator;
	}

	@Override
	public void execute(Runnable task) {
		this.delegate.execute(this.decorator.decorate(task));
	}

	@Override
	public void shutdown() {
		this.delegate.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.delegate.shutdownNow();
	}

	@Override
	public boolean isShutdown() {
		return this.delegate.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.delegate.isTerminated();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.delegate.awaitTermination(timeout, unit);
	}

}
