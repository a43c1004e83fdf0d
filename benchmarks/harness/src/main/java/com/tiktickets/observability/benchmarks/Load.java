package com.tiktickets.observability.benchmarks;

/** How the application is loaded. */
enum Load {

	/** As fast as it answers. */
	SATURATION("saturation, closed loop"),

	/** Half of what the slowest variant of the run manages, the same for all. */
	HALF("half load, open loop"),

	/** What the fastest peer of the run manages. */
	PEER_RATE("the peers' saturation rate, open loop"),

	/** Twice that: more than the machine answers. */
	TWICE_PEER_RATE("twice the peers' saturation rate, open loop"),

	/** Half load, while exports are answered two seconds late. */
	COLLECTOR_SLOW("half load, the Collector answers after two seconds"),

	/** Half load, while exports are refused for now. */
	COLLECTOR_REFUSES("half load, the Collector refuses"),

	/** Half load, while nobody listens where exports go. */
	COLLECTOR_GONE("half load, no Collector"),

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
