package com.tiktickets.observability.benchmarks.messages.starter;

import com.tiktickets.observability.benchmarks.messages.MessagingTelemetry;
import com.tiktickets.observability.browser.BrowserProcesses;
import com.tiktickets.observability.browser.BrowserReading;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.socketio.AuthenticatedClient;
import com.tiktickets.observability.tenant.TenantCandidate;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantResolver;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.stereotype.Component;

@Component
class StarterTelemetry implements MessagingTelemetry {

	private final RedisChannels channels;

	private final WhatsAppSession session;

	private final BrowserProcesses browsers;

	StarterTelemetry(RedisChannels channels, WhatsAppTelemetry whatsApp, BrowserProcesses browsers) {
		this.channels = channels;
		this.browsers = browsers;
		this.session = whatsApp.session("support", TenantId.of("acme"), "none");
		this.session.connecting();
		this.session.connected();
	}

	@Bean
	static TenantResolver<AuthenticatedClient> agentTenant() {
		return (client) -> new TenantCandidate("acme", "token");
	}

	@Override
	public void forTenant(String tenant, Runnable work) {
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			work.run();
		}
	}

	@Override
	public void publish(String channel, String message, BiConsumer<String, String> publisher) {
		this.channels.publish(channel, message, publisher);
	}

	@Override
	public MessageListener listener(MessageListener listener) {
		return this.channels.listener(listener);
	}

	@Override
	public void send(Supplier<String> engine, Runnable onDelivered) {
		try {
			WhatsAppMessage message = WhatsAppMessage.to("5511987654321@c.us", MessageType.TEXT);
			String id = this.session.send(message, engine::get);
			this.session.acknowledged(String.valueOf(id), AckLevel.ofNumber(2), onDelivered);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void readBrowsers() {
		BrowserReading.read(this.browsers);
	}

}
