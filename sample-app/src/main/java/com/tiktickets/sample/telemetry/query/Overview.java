package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.InboxUsage;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the inbox holds as a whole.
 */
@Component
public class Overview {

	private final Telemetry telemetry;

	private final TelemetryInbox inbox;

	private final OtlpReceiver receiver;

	Overview(Telemetry telemetry, TelemetryInbox inbox, OtlpReceiver receiver) {
		this.telemetry = telemetry;
		this.inbox = inbox;
		this.receiver = receiver;
	}

	/**
	 * Returns the tenants seen.
	 * @return the tenants in alphabetical order
	 */
	public Set<String> tenants() {
		return this.telemetry.tenants();
	}

	/**
	 * Returns the services seen.
	 * @param tenant that work for this tenant, empty for all
	 * @return the services in alphabetical order
	 */
	public Set<String> services(String tenant) {
		return this.telemetry.services(tenant);
	}

	/**
	 * Returns what is kept, and where it is taken.
	 * @return the status
	 */
	public Status status() {
		return new Status(this.receiver.state(), this.receiver.port(), this.inbox.usage());
	}

	/**
	 * What is kept, and where it is taken.
	 *
	 * @param state whether the inbox listens
	 * @param port where
	 * @param usage what it holds
	 */
	public record Status(OtlpReceiver.State state, int port, InboxUsage usage) {
	}

}
