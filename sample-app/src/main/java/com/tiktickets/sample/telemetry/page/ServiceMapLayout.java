package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.query.ServiceMap;
import com.tiktickets.sample.telemetry.query.ServiceMap.Edge;
import com.tiktickets.sample.telemetry.query.ServiceMap.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The positions of the services and calls of a service map. A service is to the right of
 * its callers.
 *
 * @param map the service map
 * @param boxes the nodes
 * @param arrows the edges
 * @param width the width of the image
 * @param height the height of the image
 */
record ServiceMapLayout(ServiceMap map, List<Box> boxes, List<Arrow> arrows, int width, int height) {

	private static final int BOX_WIDTH = 200;

	private static final int BOX_HEIGHT = 56;

	private static final int COLUMN = 340;

	private static final int ROW = 110;

	private static final int MARGIN = 64;

	private static final int LABEL = 24;

	static ServiceMapLayout of(ServiceMap map) {
		Map<String, Integer> columns = columns(map);
		Map<Integer, Integer> rows = new HashMap<>();
		Map<String, Box> boxes = new LinkedHashMap<>();
		for (Node node : map.nodes()) {
			int column = columns.getOrDefault(node.name(), 0);
			int row = rows.merge(column, 1, Integer::sum) - 1;
			boxes.put(node.name(), new Box(node, MARGIN + column * COLUMN, MARGIN + row * ROW));
		}
		List<Arrow> arrows = new ArrayList<>();
		for (Edge edge : map.edges()) {
			Box from = boxes.get(edge.from());
			Box to = boxes.get(edge.to());
			if (from != null && to != null) {
				arrows.add(new Arrow(edge, from, to));
			}
		}
		int columnsUsed = rows.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
		int rowsUsed = rows.values().stream().mapToInt(Integer::intValue).max().orElse(1);
		return new ServiceMapLayout(map, List.copyOf(boxes.values()), arrows,
				2 * MARGIN + columnsUsed * COLUMN + BOX_WIDTH, MARGIN + (rowsUsed - 1) * ROW + BOX_HEIGHT + MARGIN / 2);
	}

	/**
	 * As far right as the longest way there; a circle ends after as many rounds as there
	 * are nodes.
	 */
	private static Map<String, Integer> columns(ServiceMap map) {
		Map<String, Integer> columns = new HashMap<>();
		for (int round = 1; round < Math.min(map.nodes().size(), 8); round++) {
			for (Edge edge : map.edges()) {
				int next = columns.getOrDefault(edge.from(), 0) + 1;
				if (!edge.from().equals(edge.to()) && next <= round) {
					columns.merge(edge.to(), next, Math::max);
				}
			}
		}
		return columns;
	}

	/**
	 * A node on paper.
	 *
	 * @param node the node
	 * @param x its left side
	 * @param y its upper side
	 */
	record Box(Node node, int x, int y) {

		public String label() {
			String name = this.node.name();
			return (name.length() <= LABEL) ? name : name.substring(0, LABEL - 1) + "…";
		}

		public String kind() {
			return this.node.kind().name().toLowerCase(Locale.ROOT);
		}

		public String note() {
			return (this.node.kind() == ServiceMap.Kind.CALLERS) ? "emit nothing here" : kind();
		}
	}

	/**
	 * An edge on paper.
	 *
	 * @param edge the edge
	 * @param from where it begins
	 * @param to where it ends
	 */
	record Arrow(Edge edge, Box from, Box to) {

		public boolean loops() {
			return this.from.equals(this.to);
		}

		public String path() {
			if (loops()) {
				int x = this.from.x() + BOX_WIDTH / 2;
				int y = this.from.y();
				return "M%d %d C%d %d %d %d %d %d".formatted(x - 36, y, x - 52, y - 44, x + 52, y - 44, x + 36, y - 4);
			}
			boolean back = this.to.x() <= this.from.x();
			int x1 = this.from.x() + (back ? 0 : BOX_WIDTH);
			int x2 = this.to.x() + (back ? BOX_WIDTH + 4 : -4);
			int y1 = this.from.y() + BOX_HEIGHT / 2;
			int y2 = this.to.y() + BOX_HEIGHT / 2;
			int bend = (x1 + x2) / 2;
			return "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, bend, y1, bend, y2, x2, y2);
		}

		/**
		 * Some calls always fail somewhere; one in twenty is worth a look from afar.
		 */
		public boolean failing() {
			return this.edge.errors() * 20L >= this.edge.calls();
		}

		public int labelX() {
			return loops() ? this.from.x() + BOX_WIDTH / 2 : (this.from.x() + this.to.x() + BOX_WIDTH) / 2;
		}

		public int labelY() {
			return loops() ? this.from.y() - 36 : (this.from.y() + this.to.y() + BOX_HEIGHT) / 2 - 8;
		}

		public int errorsY() {
			return labelY() + 24;
		}
	}

}
