package com.tiktickets.sample.whatsapp.simulation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the webhook of a business what becomes of its messages. Each request is signed.
 * Thread-safe.
 *
 * @see <a href=
 * "https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples">Webhooks</a>
 */
public final class CloudCallbacks implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CloudCallbacks.class);

	private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "whatsapp-cloud-callbacks");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final JsonMapper mapper = JsonMapper.shared();

	private final WebhookSignature signature;

	private final Function<String, URI> webhooks;

	/**
	 * Creates the callbacks.
	 * @param signature signs requests
	 * @param webhooks where each number's webhook is
	 */
	public CloudCallbacks(WebhookSignature signature, Function<String, URI> webhooks) {
		this.signature = signature;
		this.webhooks = webhooks;
	}

	void status(String number, String recipient, String id, String status, Duration delay) {
		ScheduledFuture<?> unused = this.scheduler.schedule(
				() -> post(number, "statuses", Map.of("id", id, "status", status, "recipient_id", recipient)),
				delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	void message(String number, String from, String id, String text) {
		post(number, "messages", Map.of("id", id, "from", from, "type", "text", "text", Map.of("body", text)));
	}

	private void post(String number, String kind, Map<String, ?> item) {
		Map<String, ?> value = Map.of("messaging_product", "whatsapp", "metadata", Map.of("phone_number_id", number),
				kind, List.of(item));
		byte[] body = this.mapper.writeValueAsBytes(Map.of("object", "whatsapp_business_account", "entry",
				List.of(Map.of("changes", List.of(Map.of("field", "messages", "value", value))))));
		HttpRequest request = HttpRequest.newBuilder(this.webhooks.apply(number))
			.timeout(Duration.ofSeconds(10))
			.header("Content-Type", "application/json")
			.header(WebhookSignature.HEADER, this.signature.of(body))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		CompletableFuture<?> unused = this.client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
			.whenComplete((response, failure) -> {
				if (failure != null) {
					logger.debug("The webhook is not reached", failure);
				}
				else if (response.statusCode() != 200) {
					logger.warn("The webhook answers {}", response.statusCode());
				}
			});
	}

	@Override
	public void close() {
		this.scheduler.shutdownNow();
	}

}
