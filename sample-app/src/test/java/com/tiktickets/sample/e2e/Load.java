package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests at a steady rate, each with a trace of its own.
 */
final class Load implements AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);

	private final Agent agent;

	private final List<String> traces = new CopyOnWriteArrayList<>();

	private final AtomicInteger failures = new AtomicInteger();

	private final AtomicLong slowest = new AtomicLong();

	Load(Agent agent, Duration period) {
		this.agent = agent;
		this.executor.scheduleAtFixedRate(this::request, 0, period.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void request() {
		String traceId = EndToEnd.newTraceId();
		long start = System.nanoTime();
		try {
			this.agent.withTrace(traceId).list();
			this.traces.add(traceId);
		}
		catch (RuntimeException | AssertionError ex) {
			this.failures.incrementAndGet();
		}
		this.slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
	}

	/**
	 * Returns when so many more requests have been made.
	 */
	void awaitRequests(int count) {
		int expected = this.traces.size() + count;
		await().atMost(Duration.ofMinutes(1)).until(() -> this.traces.size() >= expected);
	}

	int failures() {
		return this.failures.get();
	}

	Report stop() {
		close();
		return new Report(List.copyOf(this.traces), this.failures.get(), Duration.ofNanos(this.slowest.get()));
	}

	@Override
	public void close() {
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What the load's maker saw.
	 */
	record Report(List<String> traces, int failures, Duration slowest) {
	}

}
