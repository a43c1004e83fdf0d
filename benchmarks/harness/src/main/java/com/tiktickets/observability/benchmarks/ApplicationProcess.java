package com.tiktickets.observability.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One variant, running alone on its core until it is stopped in its tracks. */
final class ApplicationProcess implements AutoCloseable {

	private static final long LONGEST_START = TimeUnit.MINUTES.toNanos(3);

	private final Variant variant;

	private final String probe;

	private final Sink sink;

	private final Process process;

	private final int port;

	private final int controlPort;

	private final double startSeconds;

	ApplicationProcess(Variant variant, Options options, String echo) throws IOException, InterruptedException {
		this(variant, options, variant.jar(options.home()), Endpoint.SMALL.path() + 1,
				List.of("--benchmarks.echo=" + echo));
	}

	/**
	 * Starts an application.
	 * @param variant what it is run with
	 * @param options how
	 * @param jar the application
	 * @param probe a path that answers when it is ready
	 * @param arguments its own arguments
	 * @throws IOException if it does not start
	 * @throws InterruptedException if the run is aborted
	 */
	ApplicationProcess(Variant variant, Options options, Path jar, String probe, List<String> arguments)
			throws IOException, InterruptedException {
		this.variant = variant;
		this.probe = probe;
		this.sink = new Sink();
		this.port = freePort();
		this.controlPort = freePort();
		ProcessBuilder builder = new ProcessBuilder(command(options, jar, arguments)).redirectErrorStream(true)
			.redirectOutput(console(options));
		builder.environment().keySet().removeIf(ApplicationProcess::isConfiguration);
		builder.environment()
			.putAll(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", this.sink.endpoint(), "OTEL_EXPORTER_OTLP_PROTOCOL",
					"http/protobuf", "OTEL_SERVICE_NAME", "benchmark"));
		long launch = System.nanoTime();
		this.process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroyForcibly));
		awaitFirstAnswer(launch);
		this.startSeconds = (System.nanoTime() - launch) / 1e9;
	}

	private List<String> command(Options options, Path jar, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of("taskset", "-c", options.core(), options.java().toString(), "-Xms256m", "-Xmx512m"));
		command.addAll(this.variant.jvmArguments(options.home()));
		command.addAll(List.of("-jar", jar.toString(), "--server.port=" + this.port,
				"--benchmarks.control-port=" + this.controlPort));
		command.addAll(arguments);
		return command;
	}

	private File console(Options options) {
		return options.keepsConsole()
				? options.home().resolve("target/console-" + this.variant.name() + ".log").toFile()
				: new File("/dev/null");
	}

	/**
	 * What configures the shell that the run was started from is not for the variants.
	 */
	private static boolean isConfiguration(String variable) {
		return variable.startsWith("OTEL_") || variable.startsWith("SPRING_") || variable.startsWith("MANAGEMENT_")
				|| variable.startsWith("TIKTICKETS_") || variable.equals("JAVA_TOOL_OPTIONS")
				|| variable.equals("JDK_JAVA_OPTIONS");
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void awaitFirstAnswer(long launch) throws IOException, InterruptedException {
		CountDownLatch never = new CountDownLatch(1);
		while (!answers()) {
			if (!this.process.isAlive() || System.nanoTime() - launch > LONGEST_START) {
				throw new IllegalStateException(this.variant + " does not answer; --console keeps what it says");
			}
			// The interval between two probes bounds the error of the measured start.
			never.await(20, TimeUnit.MILLISECONDS);
		}
	}

	private boolean answers() {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create(url() + this.probe).toURL().openConnection();
			int status = connection.getResponseCode();
			connection.disconnect();
			return status == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Variant variant() {
		return this.variant;
	}

	Sink sink() {
		return this.sink;
	}

	double startSeconds() {
		return this.startSeconds;
	}

	String url() {
		return "http://localhost:" + this.port;
	}

	double cpuSeconds() throws IOException {
		return ProcessStatistics.cpuSeconds(this.process.pid());
	}

	double residentMiB() throws IOException {
		return ProcessStatistics.residentMiB(this.process.pid());
	}

	long allocatedBytes() throws IOException {
		return ask("");
	}

	/**
	 * Has the application do what it is asked, if it takes questions.
	 * @param question what to do
	 * @return what it has allocated since its start, in bytes
	 * @throws IOException if it does not answer
	 */
	long ask(String question) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.controlPort)) {
			socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
			socket.shutdownOutput();
			return Long.parseLong(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim());
		}
	}

	void pause() throws IOException, InterruptedException {
		signal("-STOP");
	}

	/**
	 * Lets what became due meanwhile happen before anything is measured. Whether it has
	 * happened cannot be seen from outside of the process, so that a time is waited.
	 */
	void resume() throws IOException, InterruptedException {
		signal("-CONT");
		new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
	}

	/**
	 * Moves all threads there: while it is warming up the compiler needs not share a core
	 * with what it compiles.
	 */
	void runOn(String cores) throws IOException, InterruptedException {
		Command
			.run(List.of("taskset", "--all-tasks", "--cpu-list", "--pid", cores, Objects.toString(this.process.pid())));
	}

	private void signal(String signal) throws IOException, InterruptedException {
		Command.run(List.of("kill", signal, Objects.toString(this.process.pid())));
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		this.sink.close();
	}

}
