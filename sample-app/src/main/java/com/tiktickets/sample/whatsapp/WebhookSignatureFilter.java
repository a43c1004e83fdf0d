package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.tenant.TenantAware;
import com.tiktickets.sample.whatsapp.simulation.WebhookSignature;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in what the Cloud API has signed. The tenant is that of the number it calls back
 * for; a request that is not signed has none.
 */
class WebhookSignatureFilter extends OncePerRequestFilter {

	private static final int LONGEST_BODY = 64 * 1024;

	private final WebhookSignature signature;

	private final TenantSessions sessions;

	WebhookSignatureFilter(WebhookSignature signature, TenantSessions sessions) {
		this.signature = signature;
		this.sessions = sessions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
		Optional<CloudSession> session = this.sessions
			.cloudSession(request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1));
		if (session.isPresent() && body.length <= LONGEST_BODY
				&& this.signature.isGood(body, request.getHeader(WebhookSignature.HEADER))) {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(
					new PreAuthenticatedAuthenticationToken(new Caller(session.get().tenant()), "", List.of()));
			SecurityContextHolder.setContext(context);
		}
		chain.doFilter(new CachedBodyRequest(request, body), response);
	}

	private record Caller(String tenant) implements TenantAware {

		@Override
		public String getTenantId() {
			return this.tenant;
		}

	}

}
