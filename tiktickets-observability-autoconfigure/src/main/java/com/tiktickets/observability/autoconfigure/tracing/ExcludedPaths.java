package com.tiktickets.observability.autoconfigure.tracing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The paths whose requests create no spans: the configured paths with everything below
 * them, and the paths of actuator endpoints. The endpoints are read at the first request,
 * when the application has started. Thread-safe.
 */
class ExcludedPaths implements Predicate<String> {

	private static final Logger logger = LoggerFactory.getLogger(ExcludedPaths.class);

	private final String context;

	private final Consumer<ExcludedPaths> endpoints;

	private final Set<String> exact = new TreeSet<>();

	private final List<String> trees = new ArrayList<>();

	private volatile boolean complete;

	/**
	 * Creates the paths.
	 * @param context the path of the application
	 * @param configured paths below that, each with everything below it
	 * @param endpoints adds the paths of the actuator
	 */
	ExcludedPaths(String context, List<String> configured, Consumer<ExcludedPaths> endpoints) {
		this.context = context.endsWith("/") ? context.substring(0, context.length() - 1) : context;
		this.endpoints = endpoints;
		configured.forEach(this::addTree);
	}

	/** Adds a path of the application. */
	void add(String path) {
		this.exact.add(absolute(path));
	}

	/** Adds a path of the application, with everything below it. */
	void addTree(String path) {
		this.trees.add(absolute(path));
	}

	private String absolute(String path) {
		return this.context + (path.startsWith("/") ? path : "/" + path);
	}

	@Override
	public boolean test(String path) {
		if (!this.complete) {
			complete();
		}
		if (this.exact.contains(path)) {
			return true;
		}
		for (String tree : this.trees) {
			if (path.startsWith(tree) && (path.length() == tree.length() || path.charAt(tree.length()) == '/')) {
				return true;
			}
		}
		return false;
	}

	private synchronized void complete() {
		if (!this.complete) {
			try {
				this.endpoints.accept(this);
			}
			catch (RuntimeException ex) {
				logger.warn("The paths of the actuator are not known: its requests make spans", ex);
			}
			this.complete = true;
		}
	}

}
