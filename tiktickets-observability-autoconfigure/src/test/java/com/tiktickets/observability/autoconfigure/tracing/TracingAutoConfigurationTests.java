package com.tiktickets.observability.autoconfigure.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class TracingAutoConfigurationTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class, TracingAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
		.withBean(TicketsEndpoint.class)
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER",
				"management.endpoints.web.exposure.include=tickets");

	@Test
	void endpointsAreWhatSpringExposes() {
		this.runner.run((context) -> assertThat(excluded(context, "/actuator", "/actuator/tickets",
				"/actuator/tickets/7", "/actuator/ticketsx", "/actuator/other", "/actuatorx", "/tickets"))
			.containsExactly("/actuator", "/actuator/tickets", "/actuator/tickets/7"));
	}

	@Test
	void endpointsAreWherePropertiesMapThem() {
		this.runner
			.withPropertyValues("management.endpoints.web.base-path=/",
					"management.endpoints.web.path-mapping.tickets=numbers")
			.run((context) -> assertThat(excluded(context, "/", "/numbers", "/numbers/7", "/tickets", "/actuator"))
				.containsExactly("/numbers", "/numbers/7"));
	}

	@Test
	void endpointsOnPortOfTheirOwnAreNotOnTheApplicationsPort() {
		this.runner.withPropertyValues("management.server.port=9001")
			.run((context) -> assertThat(excluded(context, "/actuator", "/actuator/tickets")).isEmpty());
	}

	@Test
	void nothingIsExcludedWithoutActuator() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class, TracingAutoConfiguration.class))
			.withPropertyValues("tiktickets.observability.internal.mode=STARTER")
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanProvider(TracingAutoConfiguration.EndpointPathsProvider.class).stream())
					.isEmpty();
			});
	}

	@Test
	void startsWithoutSpringMvc() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.webmvc"))
			.run((context) -> assertThat(excluded(context, "/actuator/tickets")).hasSize(1));
	}

	private static List<String> excluded(AssertableWebApplicationContext context, String... paths) {
		assertThat(context).hasNotFailed();
		assertThat(ManagementPortType.get(context.getEnvironment())).isNotEqualTo(ManagementPortType.DISABLED);
		ExcludedPaths excluded = new ExcludedPaths("", List.of(),
				context.getBean(TracingAutoConfiguration.EndpointPathsProvider.class)::addTo);
		List<String> found = new ArrayList<>();
		for (String path : paths) {
			if (excluded.test(path)) {
				found.add(path);
			}
		}
		return found;
	}

	@Endpoint(id = "tickets")
	static class TicketsEndpoint {

		@ReadOperation
		String all() {
			return "all";
		}

		@ReadOperation
		String one(@Selector String id) {
			return id;
		}

	}

}
