package com.tiktickets.observability.benchmarks.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells whoever connects how many bytes the process has allocated, 0 before JDK 21. A
 * bare socket, because no variant instruments that: reading the number makes no item.
 */
@Component
class AllocationServer implements SmartLifecycle {

	private final ServerSocket socket;

	private volatile boolean running;

	AllocationServer(@Value("${benchmarks.allocation-port}") int port) throws IOException {
		this.socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

	@Override
	public void start() {
		this.running = true;
		Thread thread = new Thread(this::answer, "allocation");
		thread.setDaemon(true);
		thread.start();
	}

	private void answer() {
		while (this.running) {
			try (Socket client = this.socket.accept()) {
				client.getOutputStream().write(String.valueOf(allocated()).getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				this.running = false;
			}
		}
	}

	private static long allocated() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		try {
			Method method = com.sun.management.ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
			return (long) method.invoke(threads);
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
