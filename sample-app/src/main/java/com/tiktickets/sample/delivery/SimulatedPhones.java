package com.tiktickets.sample.delivery;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.MessageType;
import com.tiktickets.observability.whatsapp.WhatsAppMessage;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Phones that acknowledge what they get: used where no engine is. Thread-safe.
 */
@Component
@Fallback
class SimulatedPhones implements WhatsAppGateway, DisposableBean {

	private static final int READ = 20;

	private final Map<String, WhatsAppSession> sessions = new ConcurrentHashMap<>();

	private final ScheduledExecutorService phones = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "simulated-phones");
		thread.setDaemon(true);
		return thread;
	});

	private final WhatsAppTelemetry telemetry;

	SimulatedPhones(WhatsAppTelemetry telemetry) {
		this.telemetry = telemetry;
	}

	@Override
	public CompletableFuture<String> send(OutgoingMessage message) {
		WhatsAppSession session = this.sessions.computeIfAbsent(message.tenant(), this::connected);
		CompletableFuture<String> acknowledged = new CompletableFuture<>();
		String id = UUID.randomUUID().toString();
		try {
			session.send(WhatsAppMessage.to(message.recipient(), MessageType.TEXT), () -> accept(message, id));
			var unused = this.phones.schedule(
					() -> session.acknowledged(id, AckLevel.ofNumber(2), () -> acknowledged.complete(id)),
					delay(message), TimeUnit.MILLISECONDS);
		}
		catch (Exception ex) {
			acknowledged.completeExceptionally(ex);
		}
		return acknowledged;
	}

	private WhatsAppSession connected(String tenant) {
		WhatsAppSession session = this.telemetry.session(tenant + "-phone", TenantId.of(tenant), "simulated");
		session.connecting();
		session.connected();
		return session;
	}

	private static String accept(OutgoingMessage message, String id) {
		if (DemoNumbers.isNobodys(message.recipient())) {
			throw new IllegalArgumentException("The number is not on WhatsApp");
		}
		return id;
	}

	private static long delay(OutgoingMessage message) {
		return DemoNumbers.isSlow(message.recipient()) ? DemoNumbers.SLOW_MILLISECONDS : READ;
	}

	@Override
	public void destroy() {
		this.phones.shutdownNow();
		this.sessions.values().forEach(WhatsAppSession::close);
	}

}
