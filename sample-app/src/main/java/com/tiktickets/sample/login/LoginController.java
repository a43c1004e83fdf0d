package com.tiktickets.sample.login;

import jakarta.validation.Valid;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * A password goes in, a token comes out.
 */
@RestController
class LoginController {

	private static final Logger logger = LoggerFactory.getLogger(LoginController.class);

	private final AuthenticationManager authenticationManager;

	private final TokenIssuer tokenIssuer;

	private final LoginProperties properties;

	LoginController(AuthenticationManager authenticationManager, TokenIssuer tokenIssuer, LoginProperties properties) {
		this.authenticationManager = authenticationManager;
		this.tokenIssuer = tokenIssuer;
		this.properties = properties;
	}

	@PostMapping("/login")
	Token login(@Valid @RequestBody LoginRequest request) {
		Authentication authentication = this.authenticationManager
			.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(request.username(), request.password()));
		Account account = (Account) Objects.requireNonNull(authentication.getPrincipal());
		return this.tokenIssuer.issue(account.getUsername(), account.getTenant(), "tickets",
				this.properties.tokenLifetime());
	}

	/**
	 * The answer and the log line do not say which of the two was wrong.
	 */
	@ExceptionHandler(BadCredentialsException.class)
	ProblemDetail loginRefused() {
		logger.warn("Login refused");
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "Unknown user or wrong password.");
	}

}
