package com.example.tickets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Notifier {

	private static final Logger logger = LoggerFactory.getLogger(Notifier.class);

	@Async
	void notifyAgents(int id) {
		logger.info("Agents notified of {}", id);
	}

	@Scheduled(fixedDelay = 1_000_000)
	void remind() {
		logger.info("Reminding");
	}

}
