package com.tiktickets.sample.whatsapp.simulation;

/**
 * The events of a client, as whatsapp-web.js names them. They come on the client's own
 * thread, one after the other.
 *
 * @see <a href="https://docs.wwebjs.dev/Client.html">whatsapp-web.js</a>
 */
public interface WebJsListener {

	/**
	 * A code is shown.
	 * @param code what the QR code holds
	 */
	void qr(String code);

	/** The code has been scanned, or an earlier login is still good. */
	void authenticated();

	/** Messages can be sent. */
	void ready();

	/**
	 * A message exists, of either side.
	 * @param message the message
	 */
	void messageCreate(WebJsMessage message);

	/**
	 * A message has come further.
	 * @param id the message's id
	 * @param ack -1 for a failure, 1 the server, 2 the device, 3 read, 4 played
	 */
	void messageAck(String id, int ack);

	/**
	 * The connection is gone.
	 * @param reason a word or a sentence of the engine
	 */
	void disconnected(String reason);

}
