package com.tiktickets.observability.wire;

import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** What a second {@code DispatcherServlet} of an application has. */
@EnableWebMvc
@Import(SecondDispatcher.SecondController.class)
class SecondDispatcher {

	@RestController
	static class SecondController {

		@GetMapping("/tickets/{id}")
		String ticket() {
			return "second";
		}

	}

}
