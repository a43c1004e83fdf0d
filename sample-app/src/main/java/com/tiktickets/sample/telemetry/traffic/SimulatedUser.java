package com.tiktickets.sample.telemetry.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the requests of one user: ordinary, failing and invalid ones. Thread-safe.
 */
final class SimulatedUser {

	/** How many kinds of requests there are. */
	static final int KINDS = 100;

	/** The first of them, which neither fail nor are slow. */
	static final int GOOD_KINDS = 86;

	private static final int TICKETS_REMEMBERED = 50;

	private static final int AT_ONCE = 16;

	private static final String[] CUSTOMERS = { "5511987650001", "5511987650002", "5511987650003", "5511987650005" };

	/** One of them is slow to read, and one has no phone. */
	private static final String[] ODD_CUSTOMERS = { "5511987600408", "5511987600404" };

	private final JsonMapper mapper = JsonMapper.shared();

	private final Semaphore free = new Semaphore(AT_ONCE);

	private final Deque<String> tickets = new ConcurrentLinkedDeque<>();

	private final HttpClient client;

	private final String base;

	private final DemoProperties.User user;

	private final AtomicBoolean loggingIn = new AtomicBoolean();

	private volatile @Nullable String token;

	SimulatedUser(HttpClient client, String base, DemoProperties.User user) {
		this.client = client;
		this.base = base;
		this.user = user;
	}

	/**
	 * Does nothing while too many requests wait for their answer: the traffic must not
	 * become what makes the service slow.
	 * @param what which one of the {@link #KINDS}; the higher, the odder
	 */
	void sendRequest(int what) {
		if (!this.free.tryAcquire()) {
			return;
		}
		boolean known = this.token != null;
		if (!known && this.loggingIn.getAndSet(true)) {
			this.free.release();
			return;
		}
		HttpRequest request = !known ? login(this.user.password()) : request(what);
		CompletableFuture<?> unused = this.client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
			.whenComplete((response, failure) -> {
				this.free.release();
				if (response != null) {
					remember(request, response);
				}
				if (!known) {
					this.loggingIn.set(false);
				}
			});
	}

	private HttpRequest request(int what) {
		String ticket = this.tickets.peekFirst();
		if (what < 25 || (ticket == null && what < 80)) {
			return open("My code never arrives", "I have waited for ten minutes.", CUSTOMERS[what % CUSTOMERS.length]);
		}
		if (what < 50) {
			return get("/tickets");
		}
		if (what < 70) {
			return get("/tickets/" + ticket);
		}
		if (what < 80) {
			return post("/tickets/" + ticket + "/replies", Map.of("message", "Please try again now."));
		}
		if (what < 86) {
			String last = this.tickets.pollLast();
			return (last != null) ? post("/tickets/" + last + "/close", Map.of()) : get("/tickets");
		}
		return oddRequest(what);
	}

	private HttpRequest oddRequest(int what) {
		return switch (what) {
			case 86 -> get("/tickets/" + UUID.randomUUID());
			case 87, 88 -> open("My code never arrives", "I have waited for an hour.", ODD_CUSTOMERS[what % 2]);
			case 89 -> post("/tickets", Map.of("subject", ""));
			case 90, 91 -> get("/tickets/not-an-id");
			case 92, 93 -> open("<script>alert('odd')</script> \u202e", "Ünïcödé \u0007 \uD83D\uDE80", CUSTOMERS[0]);
			case 94, 95, 96 -> get("/demo/report");
			case 97 -> get("/demo/export");
			case 98 -> get("/demo/month-end");
			default -> login("wrong");
		};
	}

	private HttpRequest login(String password) {
		return post("/login", Map.of("username", this.user.username(), "password", password));
	}

	private HttpRequest open(String subject, String message, String customer) {
		return post("/tickets", Map.of("subject", subject, "message", message, "channel", "whatsapp", "queue",
				"support", "customer", customer));
	}

	private HttpRequest get(String path) {
		return to(path).GET().build();
	}

	private HttpRequest post(String path, Map<String, String> body) {
		return to(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(this.mapper.writeValueAsString(body)))
			.build();
	}

	private HttpRequest.Builder to(String path) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(10));
		String held = this.token;
		return (held != null && !path.equals("/login")) ? builder.header("Authorization", "Bearer " + held) : builder;
	}

	private void remember(HttpRequest request, HttpResponse<String> response) {
		String path = request.uri().getPath();
		if (response.statusCode() == 200 && path.equals("/login")) {
			this.token = field(response.body(), "token");
		}
		else if (response.statusCode() == 401 && !path.equals("/login")) {
			this.token = null;
		}
		else if (response.statusCode() == 201 && path.equals("/tickets")) {
			String id = field(response.body(), "id");
			if (id != null) {
				this.tickets.addFirst(id);
			}
			if (this.tickets.size() > TICKETS_REMEMBERED) {
				this.tickets.pollLast();
			}
		}
	}

	private @Nullable String field(String json, String name) {
		try {
			return this.mapper.readTree(json).path(name).asString();
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
