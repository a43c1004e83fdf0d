package com.tiktickets.sample.telemetry.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Handles requests for the page. It hands requests for the page to Spring MVC itself,
 * past all other filters: whoever looks at telemetry must not make any. Past login too,
 * so it lets in only what a page of this machine asks for.
 */
class PageFilter extends OncePerRequestFilter {

	/** Nothing encoded, no empty and no dotted segment: only one reading is possible. */
	private static final Pattern PATH = Pattern.compile("/telemetry(/[\\w-][\\w.-]*)*");

	/** Any other name may lead anywhere; these lead here. */
	private static final Pattern THIS_MACHINE = Pattern
		.compile("([\\w-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[(::|(0:){7})1]", Pattern.CASE_INSENSITIVE);

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private final DispatcherServlet springMvc;

	PageFilter(DispatcherServlet springMvc) {
		this.springMvc = springMvc;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!PATH.matcher(request.getRequestURI()).matches()) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		String refusal = refusal(request);
		if (refusal != null) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			response.setContentType("text/plain;charset=UTF-8");
			response.getOutputStream().write(refusal.getBytes(StandardCharsets.UTF_8));
			return;
		}
		this.springMvc.service(request, response);
	}

	private static @Nullable String refusal(HttpServletRequest request) {
		if (!isLoopback(request.getLocalAddr()) || !THIS_MACHINE.matcher(request.getServerName()).matches()) {
			return "The telemetry page answers at localhost only.";
		}
		boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
		return (reads || isSameOrigin(request)) ? null : "Only the telemetry page itself may ask for that.";
	}

	private static boolean isLoopback(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private static boolean isSameOrigin(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return site.equals("same-origin");
		}
		String origin = request.getHeader("Origin");
		return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader("Host"));
	}

}
