package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import com.tiktickets.sample.Agent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests at a steady rate, each with a trace of its own.
 */
final class Load implements AutoCloseable {

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);

	private final Agent agent;

	private final List<Answered> answered = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger failures = new AtomicInteger();

	Load(Agent agent, Duration period) {
		this.agent = agent;
		this.executor.scheduleAtFixedRate(this::request, 0, period.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void request() {
		String traceId = EndToEnd.newTraceId();
		long start = System.nanoTime();
		try {
			this.agent.withTrace(traceId).list();
			long end = System.nanoTime();
			this.answered.add(new Answered(traceId, end, Duration.ofNanos(end - start)));
		}
		catch (RuntimeException | AssertionError ex) {
			this.failures.incrementAndGet();
		}
	}

	/**
	 * Returns when so many more requests have been made.
	 */
	void awaitRequests(int count) {
		int expected = this.answered.size() + count;
		await().atMost(Duration.ofMinutes(3)).until(() -> this.answered.size() >= expected);
	}

	int failures() {
		return this.failures.get();
	}

	/**
	 * Returns what the requests saw that were answered since a time.
	 * @param time a value of {@link System#nanoTime}
	 */
	Report since(long time) {
		synchronized (this.answered) {
			return new Report(this.answered.stream().filter((request) -> request.time() - time >= 0).toList(),
					this.failures.get());
		}
	}

	Report stop() {
		close();
		synchronized (this.answered) {
			return new Report(List.copyOf(this.answered), this.failures.get());
		}
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
	 * A request that was answered.
	 *
	 * @param traceId its trace
	 * @param time when it was answered, as {@link System#nanoTime}
	 * @param took how long the answer took
	 */
	record Answered(String traceId, long time, Duration took) {
	}

	/**
	 * What the load's maker saw.
	 */
	record Report(List<Answered> requests, int failures) {

		List<String> traces() {
			return this.requests.stream().map(Answered::traceId).toList();
		}

		Duration slowest() {
			return this.requests.stream().map(Answered::took).max(Duration::compareTo).orElse(Duration.ZERO);
		}

		/**
		 * Returns the time within which 99 of 100 requests were answered.
		 */
		Duration p99() {
			List<Duration> sorted = this.requests.stream().map(Answered::took).sorted().toList();
			return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * 99 / 100);
		}

	}

}
