package com.tiktickets.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy whose connections a test cuts and restores, on a port that stays.
 * Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

	private static final int BYTES = 16 * 1024;

	private final ServerSocket server;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	/** Connections to the server on which it has been asked and has not answered. */
	private final Set<Socket> asking = new HashSet<>();

	private volatile int target;

	private volatile boolean cut;

	private TcpProxy(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	/**
	 * Starts a proxy.
	 * @param port the port of this machine that it connects to
	 * @return the proxy
	 * @throws IOException if there is no free port
	 */
	public static TcpProxy to(int port) throws IOException {
		return new TcpProxy(port);
	}

	/**
	 * Returns the port of the proxy.
	 * @return the port
	 */
	public int port() {
		return this.server.getLocalPort();
	}

	/** Ends what is connected; what connects from now on is hung up on. */
	public void cut() {
		this.cut = true;
		this.sockets.forEach(TcpProxy::close);
		this.sockets.clear();
	}

	/**
	 * Cuts as soon as the server has answered what has reached it, so that no answer is
	 * lost. What is sent to the server meanwhile does not reach it.
	 * @param longest how long to wait for the answers
	 */
	public void cutBetweenAnswers(Duration longest) {
		long deadline = System.nanoTime() + longest.toNanos();
		synchronized (this.asking) {
			this.cut = true;
			try {
				while (!this.asking.isEmpty() && deadline - System.nanoTime() > 0) {
					this.asking.wait(100);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		cut();
	}

	/** Lets connections through again. */
	public void restore() {
		mend(this.target);
	}

	/**
	 * Lets connections through again, to a server that has come back on another port.
	 * @param port the port
	 */
	public void mend(int port) {
		this.target = port;
		this.cut = false;
	}

	private void accept() {
		try {
			while (true) {
				connect(this.server.accept());
			}
		}
		catch (IOException ex) {
			cut();
		}
	}

	private void connect(Socket client) {
		this.sockets.add(client);
		if (this.cut) {
			close(client);
			return;
		}
		try {
			Socket there = new Socket(InetAddress.getLoopbackAddress(), this.target);
			this.sockets.add(there);
			start(() -> ask(client, there));
			start(() -> answer(there, client));
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private void ask(Socket client, Socket there) {
		try (client; there) {
			byte[] bytes = new byte[BYTES];
			int count = client.getInputStream().read(bytes);
			while (count >= 0 && mayAsk(there)) {
				there.getOutputStream().write(bytes, 0, count);
				count = client.getInputStream().read(bytes);
			}
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private boolean mayAsk(Socket there) {
		synchronized (this.asking) {
			return !this.cut && (this.asking.contains(there) || this.asking.add(there));
		}
	}

	private void answer(Socket there, Socket client) {
		try (there; client) {
			byte[] bytes = new byte[BYTES];
			int count = there.getInputStream().read(bytes);
			while (count >= 0) {
				client.getOutputStream().write(bytes, 0, count);
				answered(there);
				count = there.getInputStream().read(bytes);
			}
		}
		catch (IOException ex) {
			close(client);
		}
		finally {
			answered(there);
		}
	}

	private void answered(Socket there) {
		synchronized (this.asking) {
			this.asking.remove(there);
			this.asking.notifyAll();
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "cable");
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		close(this.server);
		cut();
	}

}
