package com.tiktickets.sample.whatsapp;

import com.tiktickets.sample.delivery.OutgoingMessage;
import com.tiktickets.sample.delivery.WhatsAppGateway;
import com.tiktickets.sample.whatsapp.TenantSessions.Sessions;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Sends by the tenant's own session. Who wrote by WhatsApp is answered from the phone;
 * who wrote elsewhere does not know it, and is told by the business's number.
 */
@Component
class SessionGateway implements WhatsAppGateway {

	private static final String WHATSAPP = "whatsapp";

	private final TenantSessions sessions;

	SessionGateway(TenantSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public CompletableFuture<String> send(OutgoingMessage message) {
		Sessions own = this.sessions.of(message.tenant());
		TenantSession session = message.channel().equals(WHATSAPP) ? own.phone() : own.cloud();
		return session.send(message.recipient(), message.text());
	}

}
