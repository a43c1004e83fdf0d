package com.tiktickets.sample.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.Agents.Credentials;
import com.tiktickets.sample.SampleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleTest
class LoginTests {

	@Autowired
	private RestTestClient client;

	@Autowired
	private Agents agents;

	@Autowired
	private TokenIssuer tokenIssuer;

	@Autowired
	private JwtEncoder encoder;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void rightPasswordGivesTokenForAnHour() {
		Token token = logIn("ana@acme", "demo").expectStatus().isOk().returnResult(Token.class).getResponseBody();

		assertThat(token.expiresAt()).isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(Duration.ofMinutes(1)));
		assertThat(this.agents.withToken(token.token()).list()).isNotNull();
	}

	@Test
	void wrongPasswordIsRefused() {
		assertThat(refusal("ana@acme", "wrong")).isEqualTo("Unknown user or wrong password.");
	}

	@Test
	void unknownUserIsRefusedInTheSameWords() {
		assertThat(refusal("nobody@acme", "demo")).isEqualTo(refusal("ana@acme", "wrong"));
	}

	@Test
	void passwordsAreStoredAsBcryptHashes() {
		assertThat(this.jdbc.sql("select password_hash from account").query(String.class).list()).hasSize(2)
			.allMatch((hash) -> hash.startsWith("$2a$10$"));
	}

	@Test
	void requestWithoutTokenIsRefusedWithProblemDetail() {
		this.client.get()
			.uri("/tickets")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (challenge) -> assertThat(challenge).startsWith("Bearer"))
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void tokenOfAnotherKeyIsRefused() {
		LoginProperties otherKey = new LoginProperties(null, Duration.ofHours(1), List.of());
		TokenConfiguration tokens = new TokenConfiguration();
		TokenIssuer forger = new TokenIssuer(tokens.jwtEncoder(tokens.tokenSigningKey(otherKey)), Clock.systemUTC());

		get(forger.issue("ana@acme", "acme", "tickets", Duration.ofHours(1))).expectStatus().isUnauthorized();
	}

	@Test
	void expiredTokenIsRefused() {
		TokenIssuer yesterday = new TokenIssuer(this.encoder, Clock.offset(Clock.systemUTC(), Duration.ofDays(-1)));

		get(yesterday.issue("ana@acme", "acme", "tickets", Duration.ofHours(1))).expectStatus().isUnauthorized();
	}

	@Test
	void tokenWithoutTenantIsRefused() {
		get(this.tokenIssuer.issue("ana@acme", "", "tickets", Duration.ofHours(1))).expectStatus().isUnauthorized();
	}

	@Test
	void agentsTokenDoesNotOpenTheHook() {
		Token token = this.tokenIssuer.issue("ana@acme", "acme", "tickets", Duration.ofHours(1));

		this.client.post()
			.uri("/hooks/notify")
			.headers((headers) -> headers.setBearerAuth(token.token()))
			.exchange()
			.expectStatus()
			.isForbidden();
	}

	@Test
	void hooksTokenDoesNotOpenTheTickets() {
		get(this.tokenIssuer.issue("notifier", "acme", "hooks", Duration.ofHours(1))).expectStatus().isForbidden();
	}

	private RestTestClient.ResponseSpec get(Token token) {
		return this.client.get().uri("/tickets").headers((headers) -> headers.setBearerAuth(token.token())).exchange();
	}

	private RestTestClient.ResponseSpec logIn(String username, String password) {
		return this.client.post().uri("/login").body(new Credentials(username, password)).exchange();
	}

	private String refusal(String username, String password) {
		ProblemDetail problem = logIn(username, password).expectStatus()
			.isUnauthorized()
			.returnResult(ProblemDetail.class)
			.getResponseBody();
		return problem.getDetail();
	}

}
