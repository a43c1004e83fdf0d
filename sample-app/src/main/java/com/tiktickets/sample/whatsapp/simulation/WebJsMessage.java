package com.tiktickets.sample.whatsapp.simulation;

/**
 * A message of a chat.
 *
 * @param id the engine's id, which holds the number of the other party
 * @param fromMe whether we have written it
 * @param chat the JID of the other party
 * @param body what is said
 */
public record WebJsMessage(String id, boolean fromMe, String chat, String body) {

	@Override
	public String toString() {
		return "WebJsMessage[fromMe=%s]".formatted(this.fromMe);
	}

}
