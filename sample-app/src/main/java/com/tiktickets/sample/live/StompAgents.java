package com.tiktickets.sample.live;

import com.tiktickets.sample.login.AgentPrincipal;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.user.SimpUser;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.stereotype.Component;

/**
 * Agents on STOMP. Each hears of the tickets of its own tenant at
 * {@code /user/queue/tickets}.
 */
@Component
class StompAgents {

	private final SimpMessagingTemplate template;

	private final SimpUserRegistry connected;

	StompAgents(SimpMessagingTemplate template, SimpUserRegistry connected) {
		this.template = template;
		this.connected = connected;
	}

	@WithSpan("push stomp")
	public void push(TicketNews news) {
		TicketView view = news.view();
		for (SimpUser user : this.connected.getUsers()) {
			AgentPrincipal agent = AgentPrincipal.of(user.getPrincipal());
			if (agent != null && agent.tenant().equals(news.tenant())) {
				this.template.convertAndSendToUser(user.getName(), "/queue/tickets", view);
			}
		}
	}

}
