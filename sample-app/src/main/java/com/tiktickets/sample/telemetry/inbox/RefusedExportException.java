package com.tiktickets.sample.telemetry.inbox;

/**
 * An export that is not taken. The message is the answer.
 */
class RefusedExportException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int status;

	RefusedExportException(int status, String message) {
		super(message);
		this.status = status;
	}

	int status() {
		return this.status;
	}

	String sentence() {
		return String.valueOf(getMessage());
	}

}
