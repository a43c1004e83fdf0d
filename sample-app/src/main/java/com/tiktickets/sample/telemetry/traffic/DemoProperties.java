package com.tiktickets.sample.telemetry.traffic;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo traffic.
 *
 * @param traffic whether it runs from the start
 * @param rate requests per second
 * @param faults whether some requests are slow, fail or are invalid
 * @param users who makes the requests
 */
@ConfigurationProperties("demo")
record DemoProperties(@DefaultValue("false") boolean traffic, @DefaultValue("4") double rate,
		@DefaultValue("true") boolean faults, @DefaultValue List<User> users) {

	/**
	 * Who makes requests.
	 *
	 * @param username the name
	 * @param password the password
	 */
	record User(String username, String password) {

		@Override
		public String toString() {
			return "User[username=%s]".formatted(this.username);
		}
	}
}
