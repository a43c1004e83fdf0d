package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an engine adapter tells of its WhatsApp sessions. It fits engines that drive a
 * browser and log in by QR code as well as those that call an API and are called back.
 * There is one for the application; with telemetry off it is there too, and does nothing.
 * Thread-safe.
 */
public final class WhatsAppTelemetry {

	private static final String SCOPE = "com.tiktickets.observability";

	private static final Logger logger = LoggerFactory.getLogger(WhatsAppTelemetry.class);

	private final Tracer tracer;

	private final WhatsAppInstruments instruments;

	private final TenantResolutionMetrics tenants;

	private final WhatsAppSettings settings;

	private final PendingMessages pending;

	private final Supplier<PersonalIdentifiers> identifiers;

	/**
	 * Creates the doorway.
	 * @param openTelemetry where telemetry goes
	 * @param settings how sessions are watched
	 * @param identifiers turns identifiers of people into hashes; asked when there is one
	 */
	public WhatsAppTelemetry(OpenTelemetry openTelemetry, WhatsAppSettings settings,
			Supplier<PersonalIdentifiers> identifiers) {
		this.tracer = openTelemetry.getTracer(SCOPE);
		this.instruments = new WhatsAppInstruments(openTelemetry.getMeter(SCOPE));
		this.tenants = TenantResolutionMetrics.of(openTelemetry);
		this.settings = settings;
		this.pending = new PendingMessages(settings.pendingMessages());
		this.identifiers = identifiers;
	}

	/**
	 * Begins to watch a session, which is disconnected at first. Close it when the
	 * application gives it up.
	 * @param id the adapter's name for it; a phone number or JID in it is hashed
	 * @param tenant whose session it is; everything it does carries this tenant
	 * @param engine what drives it, one word such as {@code whatsapp-web.js}
	 * @return the session
	 */
	public WhatsAppSession session(String id, TenantId tenant, String engine) {
		return new WhatsAppSession(this, this.identifiers.get().redact(id), tenant, engine);
	}

	Tracer tracer() {
		return this.tracer;
	}

	WhatsAppInstruments instruments() {
		return this.instruments;
	}

	TenantResolutionMetrics tenants() {
		return this.tenants;
	}

	WhatsAppSettings settings() {
		return this.settings;
	}

	PendingMessages pending() {
		return this.pending;
	}

	/**
	 * A message's id holds the number of one of its parties, and identifies no person.
	 */
	String hashedMessage(String id) {
		String hash = hashed("message " + id);
		return "message:" + hash.substring(hash.indexOf(':') + 1);
	}

	/** A hash that fails must not let the identifier through. */
	String hashed(@Nullable String identifier) {
		try {
			return (identifier != null) ? this.identifiers.get().hash(identifier) : "";
		}
		catch (RuntimeException ex) {
			logger.debug("An identifier cannot be hashed and is left out", ex);
			return "";
		}
	}

}
