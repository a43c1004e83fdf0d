package com.tiktickets.sample.e2e;

/**
 * What the suite proves, in the order of the page. Only with all its answers a section is
 * whole.
 */
enum Section {

	REQUEST("One request in three backends", 3),

	EXEMPLAR("From a metric to its trace", 1),

	ERROR("From an error to its trace", 1),

	ISSUE("From an error to its issue", 2),

	LINKS("From a trace to its logs and metrics", 3),

	ISOLATION("Nothing of one tenant under the other", 3),

	TENANT("One name for the tenant", 12),

	DELIVERY("However large, however late", 5),

	REDACTION("What a service did not conceal", 3),

	RED("Every span counted, kept or not", 3),

	ALERTS("Who is told", 4),

	RULES("From a rule to who is told", 4),

	RETENTION("How long it is kept", 2),

	DELETION("One tenant deleted", 1),

	TOKEN("A wrong or missing token", 2),

	OUTAGES("Outages", 4),

	BACKEND_OUTAGES("Each part away, under load", 4),

	COLLECTOR_KILLED("The Collector killed, under load", 1),

	FAULTY_BACKEND("A backend that is there and does not do its work", 6),

	BAD_INPUT("What nobody should send", 6),

	MANY_TENANTS("Five thousand tenants", 4),

	FOOTPRINT("What the stack takes", 4);

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
