package com.tiktickets.observability.web;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Distinguishes a client that disconnected from a similar failure of a database, a broker
 * or a file. Spring decides by names and messages of exceptions; here, the server's own
 * code has to have thrown the exception.
 */
public final class DisconnectedClient {

	private static final Set<String> OF_SERVERS = Set.of("org.apache.catalina.connector.ClientAbortException",
			"org.eclipse.jetty.io.EofException",
			"org.springframework.web.context.request.async.AsyncRequestNotUsableException",
			"reactor.netty.channel.AbortedException");

	/** Classes that servers and clients share. */
	private static final List<String> TRANSPORT = List.of("java.", "sun.", "jdk.", "io.netty.", "org.eclipse.jetty.io.",
			"org.eclipse.jetty.util.");

	private static final List<String> SERVERS = List.of("org.apache.coyote.", "org.apache.catalina.connector.",
			"org.apache.tomcat.util.net.", "org.eclipse.jetty.server.", "org.eclipse.jetty.http2.server.",
			"reactor.netty.http.server.");

	private static final int DEEPEST = 32;

	private DisconnectedClient() {
	}

	/**
	 * Says whether a request failed because its client had left.
	 * @param exception what the request failed with
	 * @return whether the client had left
	 */
	public static boolean isCauseOf(Throwable exception) {
		Throwable cause = exception;
		for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
			if (OF_SERVERS.contains(cause.getClass().getName())) {
				return DisconnectedClientHelper.isClientDisconnectedException(exception);
			}
			if (cause instanceof IOException && isThrownByServer(cause, cause == exception)) {
				return true;
			}
			cause = cause.getCause();
		}
		return false;
	}

	/**
	 * Decides by the innermost frames, because the server calls every handler in outer
	 * frames. An exception of Netty has no frame of the server; clients on Netty wrap its
	 * exceptions.
	 */
	private static boolean isThrownByServer(Throwable exception, boolean unwrapped) {
		boolean netty = false;
		for (StackTraceElement frame : framesOf(exception)) {
			if (!startsWithOneOf(frame.getClassName(), TRANSPORT)) {
				return startsWithOneOf(frame.getClassName(), SERVERS);
			}
			netty |= frame.getClassName().startsWith("io.netty.");
		}
		return netty && unwrapped;
	}

	/**
	 * Reactor moves the frames to a suppressed exception when it adds its own
	 * description.
	 */
	private static StackTraceElement[] framesOf(Throwable exception) {
		for (Throwable suppressed : exception.getSuppressed()) {
			if (suppressed.getClass().getName().startsWith("reactor.core.publisher.FluxOnAssembly")) {
				return suppressed.getStackTrace();
			}
		}
		return exception.getStackTrace();
	}

	private static boolean startsWithOneOf(String name, List<String> prefixes) {
		for (String prefix : prefixes) {
			if (name.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

}
