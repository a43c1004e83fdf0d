package com.tiktickets.sample.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Takes Alertmanager's notifications, under the path of the receiver that they are for.
 */
final class AlertReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<Notification> notifications = new CopyOnWriteArrayList<>();

	AlertReceiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::take);
		this.server.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			String receiver = exchange.getRequestURI().getPath().substring(1);
			JsonNode body = Backend.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			body.path("alerts")
				.valueStream()
				.forEach((alert) -> this.notifications.add(new Notification(receiver, alert.path("status").asString(),
						alert.path("labels"), alert.path("annotations"))));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	/**
	 * Writes what an operator would: Alertmanager's configuration with an address for
	 * each receiver, and without its pauses.
	 */
	Path configuration() {
		try {
			String shipped = Files.readString(Settings.MONITORING.resolve("alertmanager/alertmanager.yml"));
			String routes = shipped.substring(0, shipped.indexOf("\nreceivers:"))
				.replaceAll("group_(wait|interval): \\w+", "group_$1: 1s");
			String receivers = Stream.of("ticket", "operator", "page", "tenant")
				.map(this::receiver)
				.collect(Collectors.joining("", "\nreceivers:\n  - name: none\n", ""));
			Path file = Path.of("target", "e2e", "alertmanager.yml").toAbsolutePath();
			Files.createDirectories(file.getParent());
			return Files.writeString(file, routes + receivers);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String receiver(String name) {
		return "  - name: %s\n    webhook_configs:\n      - url: http://host.docker.internal:%d/%s\n".formatted(name,
				this.server.getAddress().getPort(), name);
	}

	/**
	 * Who was told of the alert with this label, and whether it fires:
	 * {@code page firing}.
	 */
	List<String> toldOf(String label, String value) {
		return notifications(label, value).map((notification) -> notification.receiver() + " " + notification.status())
			.distinct()
			.toList();
	}

	/**
	 * The labels of each alert that has this label.
	 */
	List<JsonNode> labelsOf(String label, String value) {
		return notifications(label, value).map(Notification::labels).toList();
	}

	/**
	 * The annotations of each alert that has this label.
	 */
	List<JsonNode> annotationsOf(String label, String value) {
		return notifications(label, value).map(Notification::annotations).toList();
	}

	private Stream<Notification> notifications(String label, String value) {
		return this.notifications.stream()
			.filter((notification) -> notification.labels().path(label).asString().equals(value));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Notification(String receiver, String status, JsonNode labels, JsonNode annotations) {
	}

}
