package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/** Attributes of WhatsApp sessions and messages; the conventions have none. */
public final class WhatsAppAttributes {

	/**
	 * Session of an engine; ties its traces together. On no metric but those of its
	 * browser, which are few.
	 */
	public static final AttributeKey<String> SESSION_ID = AttributeKey.stringKey("whatsapp.session.id");

	/** State of a session. */
	public static final AttributeKey<String> SESSION_STATE = AttributeKey.stringKey("whatsapp.session.state");

	/** State that a session leaves. */
	public static final AttributeKey<String> TRANSITION_FROM = AttributeKey.stringKey("whatsapp.transition.from");

	/** State that a session enters. */
	public static final AttributeKey<String> TRANSITION_TO = AttributeKey.stringKey("whatsapp.transition.to");

	/** Why a session is disconnected, one of few words. */
	public static final AttributeKey<String> DISCONNECT_REASON = AttributeKey.stringKey("whatsapp.disconnect.reason");

	/** What drives a session, such as {@code whatsapp-web.js}. */
	public static final AttributeKey<String> ENGINE = AttributeKey.stringKey("whatsapp.engine");

	/** How an operation ended. */
	public static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("whatsapp.outcome");

	/** {@code sent} or {@code received}. */
	public static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("whatsapp.direction");

	/** Kind of content, one of few words. */
	public static final AttributeKey<String> MESSAGE_TYPE = AttributeKey.stringKey("whatsapp.message.type");

	/** Keyed hash of a message's id, which holds a phone number as it comes. */
	public static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("whatsapp.message.id");

	/** Keyed hash of the other party's phone number or JID. */
	public static final AttributeKey<String> PEER_ID = AttributeKey.stringKey("whatsapp.peer.id");

	/** How far an acknowledged message has come. */
	public static final AttributeKey<String> ACK_LEVEL = AttributeKey.stringKey("whatsapp.ack.level");

	private WhatsAppAttributes() {
	}

}
