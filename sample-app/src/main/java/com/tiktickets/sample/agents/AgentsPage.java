package com.tiktickets.sample.agents;

import com.corundumstudio.socketio.SocketIOServer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where agents work. What is on it comes later, with their token.
 */
@Controller
class AgentsPage {

	private final SocketIOServer server;

	private final boolean demo;

	AgentsPage(SocketIOServer server, Environment environment) {
		this.server = server;
		this.demo = environment.acceptsProfiles(Profiles.of("!compose"));
	}

	@GetMapping("/agents")
	ModelAndView page() {
		return new ModelAndView("agents/page").addObject("socketIoPort", this.server.getConfiguration().getPort())
			.addObject("demo", this.demo);
	}

}
