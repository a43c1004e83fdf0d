package com.tiktickets.sample.telemetry.page;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Reads the page, as a person and as a program does.
 */
record PageReader(RestTestClient client) {

	String html(String address) {
		return read(address, MediaType.TEXT_HTML, String.class);
	}

	JsonNode json(String address) {
		return read(address, MediaType.APPLICATION_JSON, JsonNode.class);
	}

	private <T> T read(String address, MediaType type, Class<T> as) {
		return this.client.get().uri(address).accept(type).exchangeSuccessfully().returnResult(as).getResponseBody();
	}

}
