package com.example.weaving;

import io.micrometer.core.annotation.Timed;
import io.micrometer.observation.annotation.Observed;
import io.opentelemetry.instrumentation.annotations.WithSpan;

import org.springframework.stereotype.Component;

@Component
public class TicketImport {

	@WithSpan
	public String withSpan() {
		return "with span";
	}

	@Observed(name = "ticket.import")
	public String observed() {
		return "observed";
	}

	@Timed("ticket.import.time")
	public String timed() {
		return "timed";
	}

}
