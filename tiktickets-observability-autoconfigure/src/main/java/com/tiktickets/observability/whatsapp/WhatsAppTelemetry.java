package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.tenant.resolution.RejectionReason;
import com.tiktickets.observability.tenant.resolution.TenantVerification;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;

/**
 * What an engine adapter tells of its WhatsApp sessions. It fits engines that drive a
 * browser and log in by QR code as well as those that call an API and are called back.
 * There is one for the application; with telemetry off it is there too, and does nothing.
 * Thread-safe.
 */
public final class WhatsAppTelemetry {

	private static final String SESSION = "session";

	private final SessionTelemetry telemetry;

	private final TenantVerification tenants;

	/**
	 * Creates telemetry that believes every tenant.
	 * @param openTelemetry where telemetry goes
	 * @param settings how sessions are watched
	 * @param identifiers turns identifiers of people into hashes; asked when there is one
	 */
	public WhatsAppTelemetry(OpenTelemetry openTelemetry, WhatsAppSettings settings,
			Supplier<PersonalIdentifiers> identifiers) {
		this(openTelemetry, settings, identifiers, TenantVerification.none());
	}

	/**
	 * Creates the telemetry.
	 * @param openTelemetry where telemetry goes
	 * @param settings how sessions are watched
	 * @param identifiers turns identifiers of people into hashes; asked when there is one
	 * @param tenants says which tenants exist
	 */
	public WhatsAppTelemetry(OpenTelemetry openTelemetry, WhatsAppSettings settings,
			Supplier<PersonalIdentifiers> identifiers, TenantVerification tenants) {
		this.tenants = tenants;
		this.telemetry = new SessionTelemetry(openTelemetry, settings, identifiers);
	}

	/**
	 * Begins to watch a session, which is disconnected at first. Close it when the
	 * application gives it up.
	 * @param id the adapter's name for it; a phone number or JID in it is hashed
	 * @param tenant whose session it is; everything it does carries this tenant, or
	 * {@link TenantId#UNKNOWN} if the application's {@code TenantVerifier} does not know
	 * it
	 * @param engine what drives it, one word such as {@code whatsapp-web.js}
	 * @return the session
	 */
	public WhatsAppSession session(String id, TenantId tenant, String engine) {
		return new WhatsAppSession(this.telemetry, this.telemetry.redacted(id), verified(tenant), engine);
	}

	private TenantId verified(TenantId tenant) {
		RejectionReason refusal = this.tenants.refusal(tenant);
		if (refusal == null) {
			return tenant;
		}
		try (TenantScope scope = TenantContext.makeCurrent(TenantId.UNKNOWN)) {
			this.telemetry.tenants().rejected(refusal, SESSION);
		}
		return TenantId.UNKNOWN;
	}

}
