package com.tiktickets.observability.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The AMQP broker and the Redis, on the core of the load. */
final class BrokerProcess implements AutoCloseable {

	private static final long LONGEST_START = TimeUnit.MINUTES.toNanos(2);

	private final Process process;

	private final int amqpPort;

	private final int redisPort;

	BrokerProcess(Options options) throws IOException, InterruptedException {
		Path ports = Files.createTempDirectory("brokers").resolve("ports");
		Path target = options.home().resolve("brokers/target");
		File log = options.home().resolve("target/brokers.log").toFile();
		this.process = new ProcessBuilder(options.java().toString(), "-Xmx256m", "-cp",
				target.resolve("classes") + File.pathSeparator + target.resolve("lib/*"),
				"com.tiktickets.observability.benchmarks.brokers.Brokers", ports.toString())
			.redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroy));
		List<Integer> numbers = await(ports);
		this.amqpPort = numbers.get(0);
		this.redisPort = numbers.get(1);
	}

	private List<Integer> await(Path ports) throws IOException, InterruptedException {
		long launch = System.nanoTime();
		while (!Files.exists(ports)) {
			if (!this.process.isAlive() || System.nanoTime() - launch > LONGEST_START) {
				throw new IllegalStateException("The brokers do not start; target/brokers.log has what they say");
			}
			new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
		}
		return List.of(Files.readString(ports).trim().split(" ")).stream().map(Integer::valueOf).toList();
	}

	int amqpPort() {
		return this.amqpPort;
	}

	int redisPort() {
		return this.redisPort;
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
