package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of WhatsApp sessions and messages. */
public final class WhatsAppAttributes {

	/**
	 * Name of a session, which all its traces have in common. Among metrics, only those
	 * of the session's browser carry it.
	 */
	public static final AttributeKey<String> SESSION_ID = AttributeKey.stringKey("whatsapp.session.id");

	/** State of a session. */
	public static final AttributeKey<String> SESSION_STATE = AttributeKey.stringKey("whatsapp.session.state");

	/** State of a session before a transition. */
	public static final AttributeKey<String> TRANSITION_FROM = AttributeKey.stringKey("whatsapp.transition.from");

	/** State of a session after a transition. */
	public static final AttributeKey<String> TRANSITION_TO = AttributeKey.stringKey("whatsapp.transition.to");

	/** Reason why a session is disconnected. The number of values is limited. */
	public static final AttributeKey<String> DISCONNECT_REASON = AttributeKey.stringKey("whatsapp.disconnect.reason");

	/** Software that drives a session, such as {@code whatsapp-web.js}. */
	public static final AttributeKey<String> ENGINE = AttributeKey.stringKey("whatsapp.engine");

	/** Outcome of an operation: {@code success}, {@code failure}. */
	public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("whatsapp.outcome");

	/** Direction of a message: {@code sent}, {@code received}. */
	public static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("whatsapp.direction");

	/** Type of the content of a message. The number of values is limited. */
	public static final AttributeKey<String> MESSAGE_TYPE = AttributeKey.stringKey("whatsapp.message.type");

	/** Keyed hash of the id of a message. The id itself contains a phone number. */
	public static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("whatsapp.message.id");

	/** Keyed hash of the other party's phone number or JID. */
	public static final AttributeKey<String> PEER_ID = AttributeKey.stringKey("whatsapp.peer.id");

	/** Level of an acknowledgement, such as {@code device} or {@code read}. */
	public static final AttributeKey<String> ACK_LEVEL = AttributeKey.stringKey("whatsapp.ack.level");

	private WhatsAppAttributes() {
	}

}
