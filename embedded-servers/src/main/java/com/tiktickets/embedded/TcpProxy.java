package com.tiktickets.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy whose connections a test cuts and restores, on a port that stays.
 * Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {

	private final ServerSocket server;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

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
			start(() -> copy(client, there));
			start(() -> copy(there, client));
		}
		catch (IOException ex) {
			close(client);
		}
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			close(to);
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
