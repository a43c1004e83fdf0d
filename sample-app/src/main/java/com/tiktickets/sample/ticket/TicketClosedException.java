package com.tiktickets.sample.ticket;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The ticket is closed, so nothing more can happen to it.
 */
public class TicketClosedException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	TicketClosedException() {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "The ticket is closed."),
				null);
	}

}
