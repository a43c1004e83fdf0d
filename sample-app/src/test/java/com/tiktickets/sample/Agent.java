package com.tiktickets.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What an agent can do, by HTTP. The methods that return a body fail on an error status.
 */
public record Agent(RestTestClient client) {

	/**
	 * The same agent, whose requests belong to this trace.
	 */
	public Agent withTrace(String traceId) {
		return new Agent(this.client.mutate()
			.defaultHeaders((headers) -> headers.set("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"))
			.build());
	}

	public TicketBody open(String subject) {
		return tryToOpen(Map.of("subject", subject, "message", "Please help.", "channel", "whatsapp")).expectStatus()
			.isCreated()
			.returnResult(TicketBody.class)
			.getResponseBody();
	}

	public RestTestClient.ResponseSpec tryToOpen(Map<String, ?> body) {
		return this.client.post().uri("/tickets").body(body).exchange();
	}

	public List<TicketBody> list() {
		return this.client.get()
			.uri("/tickets")
			.exchangeSuccessfully()
			.returnResult(new ParameterizedTypeReference<List<TicketBody>>() {
			})
			.getResponseBody();
	}

	public TicketBody read(UUID id) {
		return tryToRead(id).expectStatus().isOk().returnResult(TicketBody.class).getResponseBody();
	}

	public RestTestClient.ResponseSpec tryToRead(UUID id) {
		return this.client.get().uri("/tickets/{id}", id).exchange();
	}

	public RestTestClient.ResponseSpec answer(UUID id, String message) {
		return this.client.post().uri("/tickets/{id}/replies", id).body(Map.of("message", message)).exchange();
	}

	public RestTestClient.ResponseSpec close(UUID id) {
		return this.client.post().uri("/tickets/{id}/close", id).exchange();
	}

	/**
	 * A ticket as the API shows it.
	 */
	public record TicketBody(UUID id, String tenant, String subject, String channel, String queue, String status,
			List<ReplyBody> replies) {
	}

	/**
	 * An answer as the API shows it.
	 */
	public record ReplyBody(String author, String message) {
	}

}
