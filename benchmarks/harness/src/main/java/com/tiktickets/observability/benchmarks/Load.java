package com.tiktickets.observability.benchmarks;

/** How the application is loaded. */
enum Load {

	/** As fast as it answers. */
	SATURATION("saturation, closed loop"),

	/** Half of what the slowest variant of the run manages, the same for all. */
	HALF("half load, open loop"),

	/** What the fastest peer of the run manages. */
	PEER_RATE("the peers' saturation rate, open loop"),

	/** As fast as it answers, from as many tenants as have series of their own. */
	TENANT_CAP("saturation from as many tenants as the cap admits");

	private final String title;

	Load(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

}
