package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One variant of the messaging application, and its clients of STOMP and Socket.IO. */
final class MessageProcess implements AutoCloseable {

	private static final int MOST_TRIES = 100;

	private final ApplicationProcess application;

	private final StompClient stomp;

	private final SocketIoClient socketIo;

	MessageProcess(Variant variant, Options options, BrokerProcess brokers) throws IOException, InterruptedException {
		int socketIoPort = ApplicationProcess.freePort();
		String module = "messages-" + variant.name().toLowerCase(Locale.ROOT);
		this.application = new ApplicationProcess(variant, options,
				options.home()
					.resolve(module + "/target/benchmarks-" + module + "-" + Options.PROJECT_VERSION + ".jar"),
				"/ready.txt",
				List.of("--benchmarks.socketio-port=" + socketIoPort, "--spring.rabbitmq.host=127.0.0.1",
						"--spring.rabbitmq.port=" + brokers.amqpPort(), "--spring.data.redis.host=127.0.0.1",
						"--spring.data.redis.port=" + brokers.redisPort()));
		this.stomp = new StompClient(this.application.url());
		this.socketIo = connect(socketIoPort);
		this.stomp.awaitReady();
		this.socketIo.awaitReady();
	}

	/** Its port is opened last, after that of HTTP. */
	private static SocketIoClient connect(int port) throws InterruptedException {
		for (int i = 0;; i++) {
			try {
				return new SocketIoClient(port);
			}
			catch (CompletionException ex) {
				if (i == MOST_TRIES) {
					throw ex;
				}
				new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
			}
		}
	}

	ApplicationProcess application() {
		return this.application;
	}

	Variant variant() {
		return this.application.variant();
	}

	/** Exchanges messages, and returns when the last one has been handled. */
	void exchange(MessageExchange exchange, int messages) throws IOException, InterruptedException {
		switch (exchange) {
			case STOMP -> this.stomp.exchange(messages);
			case SOCKETIO -> this.socketIo.exchange(messages);
			default -> this.application.ask(exchange.key() + " " + messages);
		}
	}

	@Override
	public void close() throws IOException {
		this.stomp.close();
		this.socketIo.close();
		this.application.close();
	}

}
