package com.tiktickets.observability.semconv;

/** Names and units of the metrics of WhatsApp sessions and messages. */
public final class WhatsAppMetrics {

	/** UpDownCounter, {session}: number of sessions, by state. */
	public static final String SESSION_ACTIVE = "whatsapp.session.active";

	/** Counter, {transition}: number of state changes of sessions. */
	public static final String SESSION_TRANSITIONS = "whatsapp.session.transitions";

	/**
	 * Histogram, s: duration from starting to connect until the session is connected or
	 * the attempt fails.
	 */
	public static final String SESSION_CONNECT_DURATION = "whatsapp.session.connect.duration";

	/** Counter, {probe}: number of health probes, by outcome. */
	public static final String SESSION_PROBES = "whatsapp.session.probes";

	/** Counter, {code}: number of QR codes that were issued for logins. */
	public static final String QR_ISSUED = "whatsapp.qr.issued";

	/**
	 * Histogram, s: duration from the first QR code of a login until a code is scanned or
	 * the login is given up.
	 */
	public static final String QR_SCAN_DURATION = "whatsapp.qr.scan.duration";

	/** Counter, {message}: number of messages, by direction. */
	public static final String MESSAGES = "whatsapp.messages";

	/** Histogram, s: duration of sending a message. */
	public static final String MESSAGE_SEND_DURATION = "whatsapp.message.send.duration";

	/** Histogram, s: duration of processing a received message. */
	public static final String MESSAGE_PROCESS_DURATION = "whatsapp.message.process.duration";

	/**
	 * Histogram, s: duration from sending a message until an acknowledgement of it
	 * arrives.
	 */
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
