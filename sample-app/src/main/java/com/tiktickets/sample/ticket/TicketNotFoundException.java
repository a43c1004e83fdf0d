package com.tiktickets.sample.ticket;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The tenant has no such ticket. Whether another tenant has it is not said.
 */
public class TicketNotFoundException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	TicketNotFoundException() {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No such ticket."), null);
	}

}
