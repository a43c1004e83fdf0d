package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Attributes;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import com.tiktickets.sample.telemetry.query.ServiceMap.Edge;
import com.tiktickets.sample.telemetry.query.ServiceMap.Kind;
import com.tiktickets.sample.telemetry.query.ServiceMap.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Draws the map of the traces seen. A call whose other side emits a span leads to that
 * side's service; any other call leads to whatever its span says it called.
 */
@Component
public class ServiceMaps {

	private static final String CALLERS = "callers";

	private final Telemetry telemetry;

	ServiceMaps(Telemetry telemetry) {
		this.telemetry = telemetry;
	}

	/**
	 * Makes the map.
	 * @param tenant of whose traces, empty for all
	 * @return the map
	 */
	public ServiceMap map(String tenant) {
		List<SpanRecord> spans = this.telemetry.spans(tenant);
		Map<String, SpanRecord> byId = new HashMap<>();
		Map<String, String> answeredBy = new HashMap<>();
		spans.forEach((span) -> byId.put(span.spanId(), span));
		spans.stream()
			.filter(ServiceMaps::isCalled)
			.forEach((span) -> answeredBy.put(span.parentId(), span.resource().service()));
		Map<String, Node> nodes = new LinkedHashMap<>();
		Map<Way, Calls> ways = new LinkedHashMap<>();
		for (SpanRecord span : spans) {
			Node service = node(nodes, span.resource().service(), Kind.SERVICE);
			if (isCalled(span) && !byId.containsKey(span.parentId())) {
				Node callers = node(nodes, CALLERS, Kind.CALLERS);
				ways.computeIfAbsent(new Way(callers.name(), service.name()), (way) -> new Calls()).add(span);
			}
			else if (span.kind() == SpanRecord.Kind.CLIENT || span.kind() == SpanRecord.Kind.PRODUCER) {
				String answering = answeredBy.get(span.spanId());
				Node peer = (answering != null) ? node(nodes, answering, Kind.SERVICE) : peer(nodes, span.attributes());
				ways.computeIfAbsent(new Way(service.name(), peer.name()), (way) -> new Calls()).add(span);
			}
		}
		return new ServiceMap(List.copyOf(nodes.values()), edges(ways));
	}

	private static List<Edge> edges(Map<Way, Calls> ways) {
		return ways.entrySet()
			.stream()
			.map((way) -> way.getValue().edge(way.getKey()))
			.sorted(Comparator.comparing((Edge edge) -> !edge.from().equals(CALLERS))
				.thenComparing(Edge::from)
				.thenComparing(Edge::to))
			.toList();
	}

	private static boolean isCalled(SpanRecord span) {
		return span.kind() == SpanRecord.Kind.SERVER || span.kind() == SpanRecord.Kind.CONSUMER;
	}

	private static Node peer(Map<String, Node> nodes, Attributes attributes) {
		if (attributes.get("db.system.name") != null) {
			String namespace = attributes.text("db.namespace");
			return node(nodes, (attributes.text("db.system.name") + " " + namespace).strip(), Kind.DATABASE);
		}
		if (attributes.get("messaging.system") != null) {
			String destination = attributes.text("messaging.destination.name");
			return node(nodes, (attributes.text("messaging.system") + " " + destination).strip(), Kind.MESSAGING);
		}
		String address = attributes.text("server.address");
		return node(nodes, address.isEmpty() ? "elsewhere" : address, Kind.EXTERNAL);
	}

	private static Node node(Map<String, Node> nodes, String name, Kind kind) {
		return nodes.computeIfAbsent(name, (same) -> new Node(name, kind));
	}

	private record Way(String from, String to) {
	}

	private static final class Calls {

		private final List<Long> durations = new ArrayList<>();

		private int errors;

		void add(SpanRecord span) {
			this.durations.add(span.duration());
			this.errors += span.failed() ? 1 : 0;
		}

		Edge edge(Way way) {
			long[] sorted = this.durations.stream().mapToLong(Long::longValue).sorted().toArray();
			return new Edge(way.from(), way.to(), sorted.length, this.errors, Percentile.of(sorted, 95));
		}

	}

}
