package com.tiktickets.sample.whatsapp;

/**
 * WhatsApp does not deliver a message, or the session cannot send. The text names nobody.
 */
public class MessageRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MessageRefusedException(String message) {
		super(message);
	}

}
