package com.tiktickets.sample.notification;

import com.tiktickets.sample.login.Token;
import com.tiktickets.sample.login.TokenIssuer;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The outgoing side of the hook. It comes with a short-lived token of the ticket's
 * tenant, so the other side knows whose work it does without having to believe a header.
 */
@Component
class NotificationHook {

	private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(1);

	private final RestClient client;

	private final TokenIssuer tokenIssuer;

	private final NotificationProperties properties;

	private final Environment environment;

	NotificationHook(RestClient.Builder client, TokenIssuer tokenIssuer, NotificationProperties properties,
			Environment environment) {
		this.client = client.build();
		this.tokenIssuer = tokenIssuer;
		this.properties = properties;
		this.environment = environment;
	}

	void post(String tenant, Notification notification) {
		Token token = this.tokenIssuer.issue("notifier", tenant, "hooks", TOKEN_LIFETIME);
		this.client.post()
			.uri(baseUrl() + "/hooks/notify")
			.headers((headers) -> headers.setBearerAuth(token.token()))
			.body(notification)
			.retrieve()
			.toBodilessEntity();
	}

	/**
	 * Asked for each time: the port is not known before the server has started.
	 */
	private String baseUrl() {
		String configured = this.properties.baseUrl();
		return (configured != null) ? configured
				: "http://localhost:" + this.environment.getRequiredProperty("local.server.port");
	}

}
