package com.tiktickets.observability.wire;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows nothing of Spring. */
final class AnsweringServlet extends HttpServlet {

	private static final long serialVersionUID = 1;

	private static final Logger logger = LoggerFactory.getLogger(AnsweringServlet.class);

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		switch (String.valueOf(request.getPathInfo())) {
			case "/late" -> {
				AnsweringApplication.writeSome(response);
				throw new IllegalStateException("late in a servlet");
			}
			case "/endless" -> AnsweringApplication.writeWithoutEnd(response);
			case "/upload" -> response.getWriter().write("" + request.getInputStream().readAllBytes().length);
			case "/database-reset" -> throw new IllegalStateException(
					new SQLException("No answer", new SocketException("Connection reset by peer")));
			case "/end-of-file" -> throw new EOFException("the file ends here");
			case "/async" -> async(request, () -> logger.info("In another thread"));
			case "/async-late" -> asyncLate(request, response);
			case "/async-dispatch" -> request.startAsync().dispatch("/plain/late");
			case "/async-timeout" -> request.startAsync().setTimeout(50);
			default -> response.getWriter().write("plain");
		}
	}

	private static void async(HttpServletRequest request, Runnable task) {
		AsyncContext context = request.startAsync();
		context.start(() -> {
			task.run();
			context.complete();
		});
	}

	/** Nobody completes it: its time runs out. */
	private static void asyncLate(HttpServletRequest request, HttpServletResponse response) {
		AsyncContext context = request.startAsync();
		context.setTimeout(200);
		context.start(() -> {
			write(response);
			throw new IllegalStateException("late in another thread");
		});
	}

	private static void write(HttpServletResponse response) {
		try {
			AnsweringApplication.writeSome(response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
