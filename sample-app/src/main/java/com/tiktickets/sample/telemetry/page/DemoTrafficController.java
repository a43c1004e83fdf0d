package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.traffic.DemoTraffic;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Starts and stops the demo traffic. {@link PageFilter} lets only the page itself do so.
 */
@Controller
class DemoTrafficController {

	private final DemoTraffic traffic;

	DemoTrafficController(DemoTraffic traffic) {
		this.traffic = traffic;
	}

	@PostMapping("/telemetry/demo")
	String switchTraffic(@RequestParam boolean on) {
		if (on) {
			this.traffic.start();
		}
		else {
			this.traffic.stop();
		}
		return "redirect:/telemetry/traces";
	}

}
