package com.tiktickets.observability.whatsapp;

import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.instrumentation.OperationMeasurement;
import com.tiktickets.observability.redaction.PersonalIdentifiers;
import com.tiktickets.observability.tenant.resolution.TenantResolutionMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.api.instrumenter.InstrumenterBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instruments, instrumenters and settings that all sessions of an application share.
 * Thread-safe.
 */
final class SessionTelemetry {

	/** Name of the logger of the events of sessions. */
	static final String LOGGER = "com.tiktickets.observability.whatsapp.WhatsAppSession";

	private static final Logger logger = LoggerFactory.getLogger(SessionTelemetry.class);

	private final WhatsAppInstruments instruments;

	private final OperationInstrumenter<SessionOperation> operations;

	private final OperationInstrumenter<SessionOperation> sent;

	private final OperationInstrumenter<SessionOperation> received;

	private final TenantResolutionMetrics tenants;

	private final WhatsAppSettings settings;

	private final PendingMessages pending;

	private final Supplier<PersonalIdentifiers> identifiers;

	SessionTelemetry(OpenTelemetry openTelemetry, WhatsAppSettings settings,
			Supplier<PersonalIdentifiers> identifiers) {
		this.instruments = new WhatsAppInstruments(openTelemetry.getMeter(OperationInstrumenter.SCOPE));
		this.operations = build(builder(openTelemetry));
		this.sent = build(
				builder(openTelemetry).addOperationListener(OperationMeasurement.listener(this.instruments::sent)));
		this.received = build(
				builder(openTelemetry).addOperationListener(OperationMeasurement.listener(this.instruments::received)));
		this.tenants = TenantResolutionMetrics.of(openTelemetry);
		this.settings = settings;
		this.pending = new PendingMessages(settings.pendingMessages());
		this.identifiers = identifiers;
	}

	private static InstrumenterBuilder<SessionOperation, Throwable> builder(OpenTelemetry openTelemetry) {
		return OperationInstrumenter.<SessionOperation>builder(openTelemetry, SessionOperation::spanName)
			.addAttributesExtractor(OperationInstrumenter
				.attributes((attributes, operation) -> attributes.putAll(operation.attributes())))
			.addSpanLinksExtractor((links, parent, operation) -> operation.links().forEach(links::addLink));
	}

	private static OperationInstrumenter<SessionOperation> build(
			InstrumenterBuilder<SessionOperation, Throwable> builder) {
		return new OperationInstrumenter<>(builder.buildInstrumenter(SessionOperation::spanKind));
	}

	WhatsAppInstruments instruments() {
		return this.instruments;
	}

	OperationInstrumenter<SessionOperation> instrumenter(SessionOperation.Type type) {
		return switch (type) {
			case SEND -> this.sent;
			case RECEIVE -> this.received;
			default -> this.operations;
		};
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

	String redacted(String session) {
		return this.identifiers.get().redact(session);
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
