package com.tiktickets.observability.benchmarks.messages;

import java.util.concurrent.Semaphore;

/** So many messages are under way at most: no queue grows. Thread-safe. */
final class Window {

	private static final int WIDTH = 128;

	private final Semaphore free = new Semaphore(WIDTH);

	void begin() throws InterruptedException {
		this.free.acquire();
	}

	void end() {
		this.free.release();
	}

	void awaitAll() throws InterruptedException {
		this.free.acquire(WIDTH);
		this.free.release(WIDTH);
	}

}
