package com.tiktickets.observability.benchmarks.messages;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Does what a line asks, {@code rabbitmq 1000} for example, and answers how many bytes
 * the process has allocated. A bare socket, because no variant instruments that.
 */
@Component
class ControlServer implements SmartLifecycle {

	private final List<Exchange> exchanges;

	private final ServerSocket socket;

	private volatile boolean running;

	ControlServer(List<Exchange> exchanges, @Value("${benchmarks.allocation-port}") int port) throws IOException {
		this.exchanges = exchanges;
		this.socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

	@Override
	public void start() {
		this.running = true;
		Thread thread = new Thread(this::answer, "control");
		thread.setDaemon(true);
		thread.start();
	}

	private void answer() {
		while (this.running) {
			try (Socket client = this.socket.accept()) {
				obey(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
				client.getOutputStream().write(String.valueOf(allocated()).getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException | InterruptedException ex) {
				this.running = false;
			}
		}
	}

	private void obey(String line) throws InterruptedException {
		String[] words = line.split(" ", 2);
		for (Exchange exchange : this.exchanges) {
			if (exchange.name().equals(words[0])) {
				exchange.exchange(Integer.parseInt(words[1]));
			}
		}
	}

	/** The method is there from JDK 21 on. */
	private static long allocated() {
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

}
