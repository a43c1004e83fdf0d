package com.tiktickets.sample.embedded;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * A server that starts on a thread of its own, while Spring creates the other beans, and
 * is closed after the beans that use it.
 *
 * @param <S> the server
 */
public final class BackgroundServer<S extends AutoCloseable> implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(BackgroundServer.class);

	private final CompletableFuture<S> server = new CompletableFuture<>();

	private final String name;

	private final String alternative;

	/**
	 * Starts the server.
	 * @param name what the server is, for messages
	 * @param alternative what a user does where the server does not start
	 * @param start starts the server
	 */
	public BackgroundServer(String name, String alternative, Callable<S> start) {
		this.name = name;
		this.alternative = alternative;
		Thread starting = new Thread(() -> run(start), "start-" + name);
		starting.setDaemon(true);
		starting.start();
	}

	private void run(Callable<S> start) {
		try {
			this.server.complete(start.call());
			logger.info("Embedded {} started", this.name);
		}
		catch (Exception | LinkageError ex) {
			this.server.completeExceptionally(ex);
		}
	}

	/**
	 * Returns the server, after it has started.
	 * @return the server
	 */
	public S started() {
		try {
			return this.server.join();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The embedded %s does not start on %s, %s: %s".formatted(this.name,
					System.getProperty("os.name"), System.getProperty("os.arch"), this.alternative), ex);
		}
	}

	/** Waits for the start, so that no process is left over. */
	@Override
	public void destroy() throws Exception {
		S running = this.server.exceptionally((failure) -> null).join();
		if (running != null) {
			running.close();
		}
	}

}
