package com.tiktickets.sample.notification;

import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The incoming side of the hook: stands in for the service that would ring the agents'
 * phones.
 */
@RestController
class NotificationController {

	private static final Logger logger = LoggerFactory.getLogger(NotificationController.class);

	@PostMapping("/hooks/notify")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void ring(@Valid @RequestBody Notification notification) {
		logger.atInfo()
			.addKeyValue("ticket.id", notification.ticketId())
			.addKeyValue("queue", notification.queue())
			.log("Ringing the agents' phones");
	}

}
