package com.tiktickets.sample;

import com.tiktickets.sample.login.TokenIssuer;
import java.time.Duration;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Agents at work: clients that hold a token.
 */
public class Agents {

	private final RestTestClient client;

	private final TokenIssuer tokenIssuer;

	Agents(RestTestClient client, TokenIssuer tokenIssuer) {
		this.client = client;
		this.tokenIssuer = tokenIssuer;
	}

	/**
	 * An agent of a tenant that has an account, logged in over HTTP.
	 */
	public Agent loggedIn(String username) {
		TokenBody body = this.client.post()
			.uri("/login")
			.body(new Credentials(username, "demo"))
			.exchangeSuccessfully()
			.returnResult(TokenBody.class)
			.getResponseBody();
		return withToken(body.token());
	}

	/**
	 * An agent of a tenant that nobody else uses.
	 */
	public Agent ofTenant(String tenant) {
		return withToken(this.tokenIssuer.issue("agent", tenant, "tickets", Duration.ofMinutes(1)).token());
	}

	public Agent withToken(String token) {
		return new Agent(this.client.mutate().defaultHeaders((headers) -> headers.setBearerAuth(token)).build());
	}

	/**
	 * What is sent to log in.
	 */
	public record Credentials(String username, String password) {
	}

	private record TokenBody(String token) {
	}

}
