package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An engine that sends nothing: all that is measured is what an adapter is told. */
@Component
class WhatsAppExchange implements Exchange {

	private final MessagingTelemetry telemetry;

	private long sent;

	WhatsAppExchange(ObjectProvider<MessagingTelemetry> telemetry) {
		this.telemetry = MessagesApplication.telemetry(telemetry);
	}

	@Override
	public String name() {
		return "whatsapp";
	}

	@Override
	public void exchange(int messages) {
		for (int i = 0; i < messages; i++) {
			this.telemetry.send(() -> "true_5511987654321@c.us_" + this.sent++, () -> {
			});
		}
	}

}
