package com.tiktickets.sample.telemetry.page;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetail;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import java.time.Duration;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Requests detailed telemetry of a tenant, and revokes the request. {@link PageFilter}
 * lets only the page itself do so.
 */
@Controller
class TenantDetailController {

	private static final Duration DURATION = Duration.ofMinutes(10);

	private static final String PAGE = "the telemetry page";

	private final ObjectProvider<TenantDetails> details;

	TenantDetailController(ObjectProvider<TenantDetails> details) {
		this.details = details;
	}

	@PostMapping("/telemetry/detail")
	String switchDetail(@RequestParam String tenant, @RequestParam boolean on) {
		TenantId id = TenantId.parse(tenant);
		if (id == null) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Not a tenant id");
		}
		this.details.ifAvailable((all) -> {
			if (on) {
				all.start(id, DURATION, TenantDetail.ROOT, Level.DEBUG, PAGE);
			}
			else {
				all.stop(id, PAGE);
			}
		});
		return "redirect:/telemetry/logs?tenant=" + id.value();
	}

}
