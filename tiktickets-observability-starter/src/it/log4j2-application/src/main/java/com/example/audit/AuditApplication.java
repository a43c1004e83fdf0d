package com.example.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Logs with Log4j 2, and knows nothing of telemetry. */
@SpringBootApplication
public class AuditApplication {

	private static final Logger logger = LoggerFactory.getLogger(AuditApplication.class);

	public static void main(String[] arguments) {
		SpringApplication.run(AuditApplication.class, arguments);
	}

	@RestController
	static class AuditController {

		@GetMapping("/audit")
		String audit() {
			MDC.put("queue", "vip");
			MDC.put("secret", "hidden");
			logger.atInfo().addKeyValue("attempt", 3).log("Audited");
			logger.debug("Audited in detail");
			MDC.remove("secret");
			MDC.remove("queue");
			return "audited";
		}

		@GetMapping("/recovered")
		String recovered() {
			logger.error("Recovered", new IllegalStateException("caught"));
			return "recovered";
		}

		@GetMapping("/escape")
		String escape() {
			throw new IllegalStateException("nobody catches this");
		}

		@GetMapping("/log-and-throw")
		String logAndThrow() {
			IllegalStateException exception = new IllegalStateException("logged and thrown");
			logger.error("Audit is broken", exception);
			throw exception;
		}

	}

}
