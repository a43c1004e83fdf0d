package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spans of a trace, each below its parent, siblings in the order of their start. A
 * span whose parent is not known is a root; so is the first of a circle. Without
 * recursion: a chain may be ten thousand spans deep.
 */
final class SpanTree {

	private final Map<String, List<SpanRecord>> children = new HashMap<>();

	private final List<Node> nodes = new ArrayList<>();

	private final Set<SpanRecord> placed = new HashSet<>();

	private final long start;

	SpanTree(List<SpanRecord> spans) {
		List<SpanRecord> sorted = spans.stream().sorted(Comparator.comparingLong(SpanRecord::start)).toList();
		this.start = sorted.isEmpty() ? 0 : sorted.get(0).start();
		Set<String> ids = sorted.stream().map(SpanRecord::spanId).collect(Collectors.toSet());
		sorted.forEach((span) -> this.children.computeIfAbsent(span.parentId(), (id) -> new ArrayList<>()).add(span));
		sorted.stream().filter((span) -> !ids.contains(span.parentId())).forEach(this::place);
		sorted.forEach(this::place);
	}

	private void place(SpanRecord root) {
		Deque<Node> open = new ArrayDeque<>();
		open.push(new Node(root, 0));
		while (!open.isEmpty()) {
			Node node = open.pop();
			if (this.placed.add(node.span())) {
				this.nodes.add(node);
				List<SpanRecord> below = this.children.getOrDefault(node.span().spanId(), List.of());
				for (int i = below.size() - 1; i >= 0; i--) {
					open.push(new Node(below.get(i), node.depth() + 1));
				}
			}
		}
	}

	int indexOf(String spanId) {
		for (int i = 0; i < this.nodes.size(); i++) {
			if (this.nodes.get(i).span().spanId().equals(spanId)) {
				return i;
			}
		}
		return -1;
	}

	List<SpanView> slice(int from, int limit, List<LogView> logs) {
		Map<String, List<LogView>> bySpan = logs.stream().collect(Collectors.groupingBy(LogView::spanId));
		return this.nodes.stream()
			.skip(from)
			.limit(limit)
			.map((node) -> SpanView.of(node.span(), node.depth(), this.start,
					bySpan.getOrDefault(node.span().spanId(), List.of())))
			.toList();
	}

	private record Node(SpanRecord span, int depth) {
	}

}
