package com.tiktickets.observability.benchmarks.brokers;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.embedded.EmbeddedRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs an AMQP broker and a Redis until the process ends. The only argument is the file
 * to which it writes both ports.
 */
public final class Brokers {

	private Brokers() {
	}

	public static void main(String[] arguments) throws Exception {
		Path ports = Path.of(arguments[0]);
		EmbeddedRedis redis = EmbeddedRedis.start();
		Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
		EmbeddedBroker broker = EmbeddedBroker.start();
		Path complete = Files.writeString(ports.resolveSibling("ports.new"), broker.port() + " " + redis.port());
		Files.move(complete, ports);
		new CountDownLatch(1).await();
	}

}
