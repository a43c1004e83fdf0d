package com.tiktickets.sample.telemetry.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Addresses within the page. All of them keep the tenant that was chosen.
 */
final class Links {

	private final String tenant;

	Links(String tenant) {
		this.tenant = tenant;
	}

	public String view(String name) {
		return address("/telemetry/" + name);
	}

	public String trace(String id) {
		return address("/telemetry/traces/" + encoded(id));
	}

	public String span(String traceId, String spanId) {
		return address("/telemetry/traces/" + encoded(traceId), "span", spanId);
	}

	public String slice(String traceId, int from) {
		return address("/telemetry/traces/" + encoded(traceId), "from", String.valueOf(from));
	}

	public String logsOf(String traceId) {
		return address("/telemetry/logs", "trace", traceId);
	}

	public String error(String id) {
		return address("/telemetry/errors/" + encoded(id));
	}

	public String metric(String name) {
		return address("/telemetry/metrics", "name", name);
	}

	public String tracesOf(String service) {
		return address("/telemetry/traces", "service", service);
	}

	/**
	 * The same list, five times as long.
	 */
	public String more(String here, int limit) {
		return UriComponentsBuilder.fromUriString(here).replaceQueryParam("limit", limit * 5).build().toUriString();
	}

	String address(String path, String... parameters) {
		List<String> query = new ArrayList<>();
		for (int i = 0; i < parameters.length; i += 2) {
			if (!parameters[i + 1].isEmpty()) {
				query.add(parameters[i] + "=" + encoded(parameters[i + 1]));
			}
		}
		if (!this.tenant.isEmpty()) {
			query.add("tenant=" + encoded(this.tenant));
		}
		return query.isEmpty() ? path : path + "?" + String.join("&", query);
	}

	private static String encoded(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
