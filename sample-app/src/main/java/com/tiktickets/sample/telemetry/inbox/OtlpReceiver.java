package com.tiktickets.sample.telemetry.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Listens for OTLP/HTTP on the loopback interface: of this process, and of any other on
 * this machine. The JDK's server, because nothing instruments it.
 */
public final class OtlpReceiver implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(OtlpReceiver.class);

	private static final int THREADS = 4;

	private final InboxProperties properties;

	private final TelemetryInbox inbox;

	private final ThreadPoolExecutor executor;

	private final @Nullable HttpServer server;

	OtlpReceiver(InboxProperties properties, TelemetryInbox inbox) throws IOException {
		this.properties = properties;
		this.inbox = inbox;
		AtomicInteger number = new AtomicInteger();
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(64),
				(task) -> {
					Thread thread = new Thread(task, "otlp-inbox-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		this.executor.allowCoreThreadTimeOut(true);
		this.server = properties.enabled() ? open() : null;
	}

	/**
	 * Says what the inbox does.
	 * @return its state
	 */
	public State state() {
		if (!this.properties.enabled()) {
			return State.OFF;
		}
		return (this.server != null) ? State.LISTENING : State.PORT_TAKEN;
	}

	/**
	 * Returns where it listens, or would.
	 * @return the port
	 */
	public int port() {
		return (this.server != null) ? this.server.getAddress().getPort() : this.properties.port();
	}

	private @Nullable HttpServer open() throws IOException {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), this.properties.port());
		try {
			HttpServer opened = HttpServer.create(address, 0);
			opened.setExecutor(this.executor);
			addHandlers(opened);
			opened.start();
			return opened;
		}
		catch (BindException ex) {
			logger.warn("Port {} is taken: telemetry goes to whoever listens there, and the telemetry page stays empty",
					this.properties.port());
			return null;
		}
	}

	private void addHandlers(HttpServer opened) {
		AttributeDecoder attributes = new AttributeDecoder();
		ResourceDecoder resources = new ResourceDecoder(attributes);
		ExportBody body = new ExportBody(this.properties.maxBody().toBytes());
		opened.createContext("/", OtlpReceiver::notFound);
		opened.createContext("/v1/traces", new ExportHandler<>(ExportTraceServiceRequest.getDefaultInstance(),
				ExportTraceServiceRequest.parser(), body, new SpanDecoder(attributes, resources, this.inbox)::accept));
		opened.createContext("/v1/logs", new ExportHandler<>(ExportLogsServiceRequest.getDefaultInstance(),
				ExportLogsServiceRequest.parser(), body, new LogDecoder(attributes, resources, this.inbox)::accept));
		opened.createContext("/v1/metrics",
				new ExportHandler<>(ExportMetricsServiceRequest.getDefaultInstance(),
						ExportMetricsServiceRequest.parser(), body,
						new MetricDecoder(attributes, resources, this.inbox)::accept));
	}

	private static void notFound(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportAnswer.refused(true, 404, "OTLP is taken at /v1/traces, /v1/logs and /v1/metrics.").writeTo(exchange);
		}
	}

	@Override
	public void destroy() {
		if (this.server != null) {
			this.server.stop(0);
		}
		this.executor.shutdownNow();
	}

	/**
	 * What the inbox does.
	 */
	public enum State {

		/** It takes exports. */
		LISTENING,

		/** It was switched off. */
		OFF,

		/** Somebody else has the port. */
		PORT_TAKEN

	}

}
