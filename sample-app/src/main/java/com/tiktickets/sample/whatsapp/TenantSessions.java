package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.WhatsAppTelemetry;
import com.tiktickets.sample.tenant.TenantDirectory;
import com.tiktickets.sample.whatsapp.simulation.CloudServer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The sessions there are: of each tenant a phone that is driven, and a number of the
 * Cloud API. Thread-safe.
 */
@Component
class TenantSessions implements DisposableBean {

	private final Map<String, Sessions> tenants = new ConcurrentHashMap<>();

	private final TenantDirectory directory;

	private final WhatsAppTelemetry telemetry;

	private final WhatsAppProperties properties;

	private final CloudServer cloud;

	private final ObjectProvider<RestClient.Builder> clients;

	TenantSessions(TenantDirectory directory, WhatsAppTelemetry telemetry, WhatsAppProperties properties,
			CloudServer cloud, ObjectProvider<RestClient.Builder> clients) {
		this.directory = directory;
		this.telemetry = telemetry;
		this.properties = properties;
		this.cloud = cloud;
		this.clients = clients;
	}

	@EventListener(ApplicationReadyEvent.class)
	void connectAll() {
		if (this.properties.connectAtStart()) {
			this.directory.forEach(this::of);
		}
	}

	@Scheduled(fixedDelayString = "${sample.whatsapp.probe-every:15s}",
			initialDelayString = "${sample.whatsapp.probe-every:15s}")
	void probe() {
		this.tenants.values().forEach((sessions) -> sessions.all().forEach(TenantSession::probe));
	}

	/**
	 * Returns the sessions of a tenant, and connects them if this is the first time that
	 * somebody asks.
	 */
	Sessions of(String tenant) {
		return this.tenants.computeIfAbsent(TenantId.of(tenant).value(), this::connected);
	}

	/** A session outlives whatever was the first to need it. */
	private Sessions connected(String tenant) {
		Sessions sessions = new Sessions(new WebJsSession(tenant + "-phone", tenant, this.telemetry, this.properties),
				new CloudSession(tenant + "-cloud", tenant, this.telemetry, this.properties, this.cloud,
						this.clients.getObject()));
		try (Scope alone = Context.root().makeCurrent();
				TenantScope scope = TenantContext.makeCurrent(TenantId.of(tenant))) {
			sessions.all().forEach(TenantSession::connect);
		}
		return sessions;
	}

	/** Finds the session that the Cloud API calls back for, whoever's it is. */
	Optional<CloudSession> cloudSession(String id) {
		return this.tenants.values()
			.stream()
			.map(Sessions::cloud)
			.filter((session) -> session.id().equals(id))
			.findAny();
	}

	@Override
	public void destroy() {
		this.tenants.values().forEach((sessions) -> sessions.all().forEach(TenantSession::close));
	}

	/**
	 * What one tenant has.
	 *
	 * @param phone carries answers to those who wrote by WhatsApp
	 * @param cloud carries all others
	 */
	record Sessions(WebJsSession phone, CloudSession cloud) {

		List<TenantSession> all() {
			return List.of(this.phone, this.cloud);
		}

		Optional<TenantSession> find(String id) {
			return all().stream().filter((session) -> session.id().equals(id)).findAny();
		}

	}

}
