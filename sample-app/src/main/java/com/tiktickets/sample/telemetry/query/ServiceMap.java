package com.tiktickets.sample.telemetry.query;

import java.util.List;

/**
 * Who calls whom, in the traces seen.
 *
 * @param nodes services and what they call
 * @param edges the calls
 */
public record ServiceMap(List<Node> nodes, List<Edge> edges) {

	/**
	 * One who calls or is called.
	 *
	 * @param name the name
	 * @param kind what it is
	 */
	public record Node(String name, Kind kind) {
	}

	/**
	 * Calls from one to another.
	 *
	 * @param from who calls
	 * @param to who is called
	 * @param calls how many
	 * @param errors how many failed
	 * @param p95Nanos how long 95 % of them took at most
	 */
	public record Edge(String from, String to, int calls, int errors, long p95Nanos) {
	}

	/**
	 * What a node is.
	 */
	public enum Kind {

		/** Whoever calls from outside and emits nothing itself. */
		CALLERS,

		/** Emits telemetry. */
		SERVICE,

		/** A database. */
		DATABASE,

		/** A message broker's destination. */
		MESSAGING,

		/** Is called and emits nothing itself. */
		EXTERNAL

	}
}
