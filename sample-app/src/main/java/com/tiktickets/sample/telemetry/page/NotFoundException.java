package com.tiktickets.sample.telemetry.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * The requested item is not in the inbox.
 */
class NotFoundException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	NotFoundException(String sentence) {
		super(HttpStatus.NOT_FOUND);
		setDetail(sentence);
	}

}
