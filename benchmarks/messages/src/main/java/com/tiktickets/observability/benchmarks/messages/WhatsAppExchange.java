package com.tiktickets.observability.benchmarks.messages;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** An engine that sends nothing: all that is measured is what an adapter is told. */
@Component
class WhatsAppExchange implements Exchange {

	private final Doorways doorways;

	private long sent;

	WhatsAppExchange(ObjectProvider<Doorways> doorways) {
		this.doorways = MessagesApplication.doorways(doorways);
	}

	@Override
	public String doorway() {
		return "whatsapp";
	}

	@Override
	public void exchange(int messages) {
		for (int i = 0; i < messages; i++) {
			this.doorways.send(() -> "true_5511987654321@c.us_" + this.sent++, () -> {
			});
		}
	}

}
