package com.tiktickets.observability.semconv;

/** Metrics of WhatsApp sessions and messages: name and unit. */
public final class WhatsAppMetrics {

	/** UpDownCounter, {session}: sessions by state. */
	public static final String SESSION_ACTIVE = "whatsapp.session.active";

	/** Counter, {transition}: changes of state. */
	public static final String SESSION_TRANSITIONS = "whatsapp.session.transitions";

	/** Histogram, s: from the start of a connection until it stands or has failed. */
	public static final String SESSION_CONNECT_DURATION = "whatsapp.session.connect.duration";

	/** Counter, {probe}: health probes by outcome. */
	public static final String SESSION_PROBES = "whatsapp.session.probes";

	/** Counter, {code}: QR codes that were shown. */
	public static final String QR_ISSUED = "whatsapp.qr.issued";

	/**
	 * Histogram, s: from the first QR code of a login until it is scanned or given up.
	 */
	public static final String QR_SCAN_DURATION = "whatsapp.qr.scan.duration";

	/** Counter, {message}: messages by direction. */
	public static final String MESSAGES = "whatsapp.messages";

	/** Histogram, s: until the engine has taken a message. */
	public static final String MESSAGE_SEND_DURATION = "whatsapp.message.send.duration";

	/** Histogram, s: how long what follows from a received message takes. */
	public static final String MESSAGE_PROCESS_DURATION = "whatsapp.message.process.duration";

	/** Histogram, s: from sending a message until it is acknowledged. */
	public static final String MESSAGE_ACK_DURATION = "whatsapp.message.ack.duration";

	/** Unit of {@link #SESSION_ACTIVE}. */
	public static final String UNIT_SESSION = "{session}";

	/** Unit of {@link #SESSION_TRANSITIONS}. */
	public static final String UNIT_TRANSITION = "{transition}";

	/** Unit of {@link #SESSION_PROBES}. */
	public static final String UNIT_PROBE = "{probe}";

	/** Unit of {@link #QR_ISSUED}. */
	public static final String UNIT_CODE = "{code}";

	/** Unit of {@link #MESSAGES}. */
	public static final String UNIT_MESSAGE = "{message}";

	/** Unit of durations. */
	public static final String UNIT_SECOND = "s";

	private WhatsAppMetrics() {
	}

}
