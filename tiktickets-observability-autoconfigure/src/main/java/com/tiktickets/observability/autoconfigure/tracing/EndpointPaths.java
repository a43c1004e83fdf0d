package com.tiktickets.observability.autoconfigure.tracing;

import java.util.Collection;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.ExposableEndpoint;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoint;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.core.env.Environment;

/**
 * The paths of actuator endpoints on the port of the application, as Spring maps them.
 */
class EndpointPaths {

	private final PathMappedEndpoints endpoints;

	private final Environment environment;

	private final String servletPath;

	/**
	 * Creates the paths.
	 * @param endpoints the endpoints that are exposed
	 * @param environment says whether they have a port of their own
	 * @param servletPath the path of the servlet that has them, if it has one
	 */
	EndpointPaths(PathMappedEndpoints endpoints, Environment environment, String servletPath) {
		this.endpoints = endpoints;
		this.environment = environment;
		this.servletPath = servletPath;
	}

	void addTo(ExcludedPaths paths) {
		boolean samePort = ManagementPortType.get(this.environment) == ManagementPortType.SAME;
		if (samePort && !this.endpoints.getBasePath().isEmpty()) {
			paths.add(this.servletPath + this.endpoints.getBasePath());
		}
		for (PathMappedEndpoint endpoint : this.endpoints) {
			if (samePort) {
				add(endpoint, paths);
			}
			if (endpoint instanceof ExposableEndpoint<?> exposable) {
				additionalPaths(exposable.getEndpointId()).forEach((path) -> paths.add(this.servletPath + path));
			}
		}
	}

	private Collection<String> additionalPaths(EndpointId endpoint) {
		return this.endpoints.getAdditionalPaths(WebServerNamespace.SERVER, endpoint);
	}

	private void add(PathMappedEndpoint endpoint, ExcludedPaths paths) {
		if (endpoint instanceof ExposableWebEndpoint web) {
			web.getOperations().forEach((operation) -> add(operation, paths));
		}
		else {
			paths.addTree(absolute(endpoint.getRootPath()));
		}
	}

	private void add(WebOperation operation, ExcludedPaths paths) {
		String path = operation.getRequestPredicate().getPath();
		int variable = path.indexOf("/{");
		if (variable < 0) {
			paths.add(absolute(path));
		}
		else {
			paths.addTree(absolute(path.substring(0, variable)));
		}
	}

	private String absolute(String path) {
		String base = this.servletPath + this.endpoints.getBasePath();
		return path.startsWith("/") ? base + path : base + "/" + path;
	}

}
