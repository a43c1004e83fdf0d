package com.tiktickets.sample.telemetry.traffic;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Makes requests of several tenants at a steady rate: good ones, and unless it is told
 * otherwise slow, failing and odd ones. A client like any other, over HTTP, with a client
 * that nothing instruments, so that each trace begins where it would in production.
 * Thread-safe.
 */
@Component
public class DemoTraffic implements DisposableBean {

	private static final ThreadFactory THREADS = (task) -> {
		Thread thread = new Thread(task, "demo-traffic");
		thread.setDaemon(true);
		return thread;
	};

	private final DemoProperties properties;

	private final Environment environment;

	private final ExecutorService clientThreads = Executors.newFixedThreadPool(2, THREADS);

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(THREADS);

	private @Nullable ScheduledFuture<?> turns;

	DemoTraffic(DemoProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void startIfAsked() {
		if (this.properties.traffic()) {
			start();
		}
	}

	/**
	 * Starts, unless it runs or there is nobody to make requests.
	 */
	public synchronized void start() {
		if (this.turns != null || !isPossible()) {
			return;
		}
		RoundRobin roundRobin = new RoundRobin(users(), this.properties.faults());
		long period = Math.round(1e9 / Math.max(0.01, this.properties.rate()));
		this.turns = this.clock.scheduleAtFixedRate(roundRobin::next, 0, period, TimeUnit.NANOSECONDS);
	}

	/**
	 * Stops, if it runs.
	 */
	public synchronized void stop() {
		if (this.turns != null) {
			this.turns.cancel(false);
			this.turns = null;
		}
	}

	/**
	 * Tells whether it runs.
	 * @return whether requests are being made
	 */
	public synchronized boolean isRunning() {
		return this.turns != null;
	}

	/**
	 * Tells whether there is anybody to make requests.
	 * @return whether users are configured
	 */
	public boolean isPossible() {
		return !this.properties.users().isEmpty();
	}

	private List<SimulatedUser> users() {
		HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(2))
			.executor(this.clientThreads)
			.build();
		String base = "http://127.0.0.1:" + this.environment.getRequiredProperty("local.server.port");
		return this.properties.users().stream().map((user) -> new SimulatedUser(client, base, user)).toList();
	}

	@Override
	public void destroy() {
		this.clock.shutdownNow();
		this.clientThreads.shutdownNow();
	}

}
