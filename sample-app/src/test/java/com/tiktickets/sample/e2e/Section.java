package com.tiktickets.sample.e2e;

/**
 * What the suite proves, in the order of the page. Only with all its answers a section is
 * whole.
 */
enum Section {

	REQUEST("One request in three backends", 3),

	EXEMPLAR("From a metric to its trace", 1),

	ERROR("From an error to its trace", 1),

	ISSUE("From an error to its Sentry issue", 2),

	LINKS("From a trace to its logs and metrics", 3),

	ISOLATION("Tenant isolation", 3),

	TENANT("Normalization of the tenant attribute", 12),

	DELIVERY("Large exports and late data", 7),

	REDACTION("Redaction in the Collector", 3),

	RED("Span metrics before sampling", 3),

	ALERTS("Alert receivers", 4),

	RULES("From an alert rule to its receivers", 4),

	RETENTION("Retention", 2),

	DELETION("Deletion of a tenant", 1),

	TOKEN("Wrong or missing token", 2),

	OUTAGES("Outages", 4),

	BUFFER("Outage of the Collector with a buffer on disk", 3),

	BUFFER_LONG("Long outage and killed process with a buffer on disk", 2),

	BACKEND_OUTAGES("Outage of each service under load", 4),

	COLLECTOR_KILLED("Killed Collector under load", 1),

	FAULTY_BACKEND("Faulty backends", 6),

	BAD_INPUT("Invalid input", 6),

	MANY_TENANTS("Five thousand tenants", 4),

	FOOTPRINT("Resources of the stack", 4);

	private final String title;

	private final int answers;

	Section(String title, int answers) {
		this.title = title;
		this.answers = answers;
	}

	String title() {
		return this.title;
	}

	int answers() {
		return this.answers;
	}

}
