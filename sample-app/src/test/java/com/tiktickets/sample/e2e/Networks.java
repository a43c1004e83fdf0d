package com.tiktickets.sample.e2e;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Addresses for the networks of one compose project, of which Docker has some thirty by
 * default and a project of this stack needs ten.
 */
final class Networks {

	/** The compose file that applies them. */
	static final String FILE = "src/test/e2e/networks.yml";

	private static final int PROJECTS = 256;

	private static final AtomicInteger NEXT = new AtomicInteger();

	private Networks() {
	}

	/**
	 * Addresses that no earlier project of this process got.
	 */
	static Map<String, String> next() {
		return Map.of("E2E_NETWORKS", "10.213." + NEXT.getAndIncrement() % PROJECTS);
	}

}
