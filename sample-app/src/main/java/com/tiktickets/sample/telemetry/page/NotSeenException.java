package com.tiktickets.sample.telemetry.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * What was asked for is not in the inbox.
 */
class NotSeenException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	NotSeenException(String sentence) {
		super(HttpStatus.NOT_FOUND);
		setDetail(sentence);
	}

}
