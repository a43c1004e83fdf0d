package com.tiktickets.sample.whatsapp.simulation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in the style of the Cloud API, on a port of its own of the loopback interface.
 * It holds no connection: messages come as requests with a bearer token, and what becomes
 * of them is told to a webhook. The JDK's server, because nothing instruments it.
 * Thread-safe.
 *
 * @see <a href=
 * "https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages">Messages</a>
 */
public final class CloudServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CloudServer.class);

	private static final int THREADS = 2;

	private static final int LONGEST_BODY = 64 * 1024;

	private final JsonMapper mapper = JsonMapper.shared();

	private final Map<String, CloudNumber> numbers = new ConcurrentHashMap<>();

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, (task) -> {
		Thread thread = new Thread(task, "whatsapp-cloud");
		thread.setDaemon(true);
		return thread;
	});

	private final CloudCallbacks callbacks;

	private final SimulationProperties timing;

	private final HttpServer server;

	private volatile Map<String, List<String>> lastHeaders = Map.of();

	/**
	 * Starts the server.
	 * @param timing how fast messages travel
	 * @param callbacks tells the webhook
	 * @throws IOException if no port can be opened
	 */
	public CloudServer(SimulationProperties timing, CloudCallbacks callbacks) throws IOException {
		this.timing = timing;
		this.callbacks = callbacks;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * Returns where it listens.
	 * @return the address, without a path
	 */
	public String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Gives a new token for a number, as the console of the business would. Earlier ones
	 * are void.
	 * @param number the id of the number
	 * @return the token
	 */
	public String issueToken(String number) {
		return number(number).issueToken();
	}

	/**
	 * Lets a customer write.
	 * @param number the id of the number that is written to
	 * @param from the customer's number
	 * @param text what is said
	 */
	public void receive(String number, String from, String text) {
		this.callbacks.message(number, from, "wamid." + UUID.randomUUID(), text);
	}

	/**
	 * Misbehaves from now on.
	 * @param number the id of the number it happens to
	 * @param how what to do wrong
	 */
	public void misbehave(String number, Misbehaviour how) {
		number(number).misbehave(how);
	}

	/**
	 * Returns what the last caller has sent along: what a third party sees of us.
	 * @return the headers by their names, in any case
	 */
	public Map<String, List<String>> lastHeaders() {
		return this.lastHeaders;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
		this.callbacks.close();
	}

	private CloudNumber number(String id) {
		return this.numbers.computeIfAbsent(id, (unknown) -> new CloudNumber());
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			headers.putAll(exchange.getRequestHeaders());
			this.lastHeaders = headers;
			Answer answer = answer(exchange);
			byte[] body = this.mapper.writeValueAsBytes(answer.body());
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(answer.status(), body.length);
			exchange.getResponseBody().write(body);
		}
		catch (RuntimeException ex) {
			logger.error("The simulated Cloud API has failed", ex);
		}
	}

	private Answer answer(HttpExchange exchange) throws IOException {
		String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
		CloudNumber number = this.numbers.get(path[0]);
		if (number == null || !number.accepts(exchange.getRequestHeaders().getFirst("Authorization"))) {
			return Answer.error(401, "Invalid OAuth access token");
		}
		boolean reads = exchange.getRequestMethod().equals("GET");
		if (path.length == 1 && reads) {
			return (number.misbehaviour() == Misbehaviour.ZOMBIE) ? Answer.error(503, "Service temporarily unavailable")
					: new Answer(200, Map.of("id", path[0], "status", "CONNECTED"));
		}
		if (path.length == 2 && path[1].equals("messages") && !reads) {
			return take(path[0], number.misbehaviour(), exchange.getRequestBody().readNBytes(LONGEST_BODY));
		}
		return Answer.error(404, "Unknown path");
	}

	private Answer take(String number, Misbehaviour misbehaviour, byte[] body) {
		String recipient = recipient(body);
		if (recipient == null) {
			return Answer.error(400, "Parameter 'to' is missing");
		}
		if (DemoNumbers.isNobodys(recipient)) {
			return Answer.error(400, "The number is not on WhatsApp");
		}
		String id = "wamid." + UUID.randomUUID();
		switch (misbehaviour) {
			case ZOMBIE -> logger.debug("A message is taken and forgotten");
			case REFUSE -> this.callbacks.status(number, recipient, id, "failed", this.timing.ackAfter());
			default -> travel(number, recipient, id, DemoNumbers.travel(recipient, misbehaviour, this.timing));
		}
		return new Answer(200, Map.of("messaging_product", "whatsapp", "messages", List.of(Map.of("id", id))));
	}

	private void travel(String number, String recipient, String id, Duration travel) {
		Duration first = this.timing.ackAfter();
		this.callbacks.status(number, recipient, id, "sent", first);
		this.callbacks.status(number, recipient, id, "delivered", first.plus(travel));
		this.callbacks.status(number, recipient, id, "read", first.plus(travel.multipliedBy(2)));
	}

	private @Nullable String recipient(byte[] body) {
		try {
			JsonNode recipient = this.mapper.readTree(body).path("to");
			return recipient.isString() ? recipient.stringValue() : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private record Answer(int status, Map<String, ?> body) {

		static Answer error(int status, String message) {
			return new Answer(status, Map.of("error", Map.of("code", status, "message", message)));
		}

	}

}
