package com.tiktickets.observability.web;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What requests of one method, scheme, protocol and route have in common: the name of
 * their spans, and the attributes of their durations. Building and sorting those was most
 * of what a measurement cost. Thread-safe.
 */
public final class HttpRequestKind {

	/** Replaces a method that no standard defines. */
	public static final String OTHER_METHOD = "_OTHER";

	private static final String PROTOCOL_PREFIX = "HTTP/";

	/** More than a service has; what is beyond is built each time. */
	private static final int MOST_ROUTES = 4_096;

	private static final int MOST_ANSWERS = 256;

	private final String method;

	private final String scheme;

	private final @Nullable String protocol;

	private final @Nullable String protocolVersion;

	private final @Nullable String route;

	private final String spanName;

	private final Map<String, HttpRequestKind> routes = new ConcurrentHashMap<>();

	/** As few as the statuses that its handlers answer with. */
	private volatile Answer[] answers = {};

	/**
	 * Creates the kind of a request whose route is not known yet.
	 * @param method the method, {@link #OTHER_METHOD} for one that no standard knows
	 * @param scheme the scheme that the client used
	 * @param protocol the protocol as the container names it
	 */
	HttpRequestKind(String method, String scheme, @Nullable String protocol) {
		this(method, scheme, protocol, null);
	}

	private HttpRequestKind(String method, String scheme, @Nullable String protocol, @Nullable String route) {
		this.method = method;
		this.scheme = scheme;
		this.protocol = protocol;
		this.protocolVersion = (protocol != null && protocol.startsWith(PROTOCOL_PREFIX))
				? protocol.substring(PROTOCOL_PREFIX.length()) : null;
		this.route = route;
		String name = method.equals(OTHER_METHOD) ? "HTTP" : method;
		this.spanName = (route != null) ? name + " " + route : name;
	}

	boolean isOf(String ofMethod, String ofScheme, @Nullable String ofProtocol) {
		return this.method.equals(ofMethod) && this.scheme.equals(ofScheme)
				&& ((this.protocol != null) ? this.protocol.equals(ofProtocol) : ofProtocol == null);
	}

	/**
	 * Returns the kind of the same requests once their route is known.
	 * @param path the route, with the path of its application
	 */
	HttpRequestKind withRoute(String path) {
		HttpRequestKind known = this.routes.get(path);
		if (known != null) {
			return known;
		}
		HttpRequestKind made = new HttpRequestKind(this.method, this.scheme, this.protocol, path);
		if (this.routes.size() < MOST_ROUTES) {
			this.routes.put(path, made);
		}
		return made;
	}

	/**
	 * Returns the method.
	 * @return the method, {@link #OTHER_METHOD} for one that no standard knows
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Returns the scheme.
	 * @return the scheme that the client used
	 */
	public String scheme() {
		return this.scheme;
	}

	/**
	 * Returns the version of the protocol.
	 * @return the version, or {@code null} if nobody knows it
	 */
	public @Nullable String protocolVersion() {
		return this.protocolVersion;
	}

	@Nullable String route() {
		return this.route;
	}

	/**
	 * Returns the name of the spans.
	 * @return the method, and the route once it is known
	 */
	public String spanName() {
		return this.spanName;
	}

	/**
	 * Returns the attributes of a duration.
	 * @param status the status that was sent, zero for none
	 * @param errorType what the request failed with, if it did
	 */
	Attributes attributes(int status, @Nullable String errorType) {
		for (Answer answer : this.answers) {
			if (answer.status == status && Objects.equals(answer.errorType, errorType)) {
				return answer.attributes;
			}
		}
		return remember(status, errorType);
	}

	private synchronized Attributes remember(int status, @Nullable String errorType) {
		Answer made = new Answer(status, errorType, build(status, errorType));
		if (this.answers.length < MOST_ANSWERS) {
			Answer[] more = Arrays.copyOf(this.answers, this.answers.length + 1);
			more[more.length - 1] = made;
			this.answers = more;
		}
		return made.attributes;
	}

	private Attributes build(int status, @Nullable String errorType) {
		AttributesBuilder attributes = Attributes.builder()
			.put(SemanticAttributes.HTTP_REQUEST_METHOD, this.method)
			.put(SemanticAttributes.URL_SCHEME, this.scheme)
			.put(SemanticAttributes.NETWORK_PROTOCOL_VERSION, this.protocolVersion)
			.put(SemanticAttributes.HTTP_ROUTE, this.route)
			.put(SemanticAttributes.ERROR_TYPE, errorType);
		if (status > 0) {
			attributes.put(SemanticAttributes.HTTP_RESPONSE_STATUS_CODE, status);
		}
		return attributes.build();
	}

	private static final class Answer {

		private final int status;

		private final @Nullable String errorType;

		private final Attributes attributes;

		private Answer(int status, @Nullable String errorType, Attributes attributes) {
			this.status = status;
			this.errorType = errorType;
			this.attributes = attributes;
		}

	}

}
