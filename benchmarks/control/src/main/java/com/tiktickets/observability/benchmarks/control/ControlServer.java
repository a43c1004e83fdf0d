package com.tiktickets.observability.benchmarks.control;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the command that a client sends, and answers how many bytes the process has
 * allocated since its start, 0 before JDK 21. It is a plain socket because no variant
 * instruments plain sockets.
 */
public final class ControlServer implements SmartLifecycle {

	private final Command command;

	private final ServerSocket socket;

	private volatile boolean running;

	/**
	 * Creates a server.
	 * @param port the port
	 * @param command runs the commands
	 * @throws IOException if the port cannot be opened
	 */
	public ControlServer(int port, Command command) throws IOException {
		this.command = command;
		this.socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

	@Override
	public void start() {
		this.running = true;
		Thread thread = new Thread(this::serve, "control");
		thread.setDaemon(true);
		thread.start();
	}

	private void serve() {
		while (this.running) {
			try (Socket client = this.socket.accept()) {
				this.command.run(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
				client.getOutputStream().write(String.valueOf(allocatedBytes()).getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException | InterruptedException ex) {
				this.running = false;
			}
		}
	}

	private static long allocatedBytes() {
		try {
			Method method = ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
			return (long) method.invoke(ManagementFactory.getThreadMXBean());
		}
		catch (ReflectiveOperationException ex) {
			return 0;
		}
	}

	@Override
	public void stop() {
		this.running = false;
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Runs the commands of an application. */
	@FunctionalInterface
	public interface Command {

		/**
		 * Runs a command.
		 * @param line the command, empty if only the allocated bytes are asked for
		 * @throws InterruptedException if the run is aborted
		 */
		void run(String line) throws InterruptedException;

	}

}
