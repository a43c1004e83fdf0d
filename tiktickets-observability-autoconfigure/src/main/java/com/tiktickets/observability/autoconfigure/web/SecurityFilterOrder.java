package com.tiktickets.observability.autoconfigure.web;

import org.springframework.core.env.Environment;

/** Where Spring Security's filter stands, whether it is there or not. */
class SecurityFilterOrder {

	/** Boot's default, {@code SecurityFilterProperties.DEFAULT_FILTER_ORDER}. */
	private static final int DEFAULT = -100;

	private final int order;

	SecurityFilterOrder(Environment environment) {
		this.order = environment.getProperty("spring.security.filter.order", Integer.class, DEFAULT);
	}

	int after() {
		return this.order + 1;
	}

}
