package com.tiktickets.observability.autoconfigure.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.tracing.ScheduledTaskConvention;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

	private static final String TENANTS = "tenantSpanCustomizer";

	private static final String PATHS = "excludedPathsCustomizer";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class, TracingAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
		.withBean(TicketsEndpoint.class)
		.withPropertyValues("management.endpoints.web.exposure.include=tickets");

	@Test
	void spansHaveTheTenantAndPathsAreExcluded() {
		this.runner.run((context) -> assertThat(context).hasBean(TENANTS)
			.hasBean(PATHS)
			.hasSingleBean(ScheduledTaskConvention.class)
			.hasSingleBean(TracingAutoConfiguration.EndpointPathsProvider.class)
			.hasSingleBean(TracingAutoConfiguration.EndpointServletPath.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void spansAreLeftAloneWhereTheLibraryMakesNoSdk(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TENANTS)
				.doesNotHaveBean(PATHS)
				.doesNotHaveBean(ScheduledTaskConvention.class)
				.doesNotHaveBean(TracingAutoConfiguration.EndpointPathsProvider.class)
				.doesNotHaveBean(TracingAutoConfiguration.EndpointServletPath.class));
	}

	@Test
	void spansHaveNoTenantWithTheTenantOff() {
		this.runner.withPropertyValues("tiktickets.observability.tenant.enabled=false")
			.run((context) -> assertThat(context).hasBean(PATHS).doesNotHaveBean(TENANTS));
	}

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
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TracingAutoConfiguration.EndpointPathsProvider.class));
	}

	@Test
	void startsWithoutSpringMvc() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.webmvc")).run((context) -> {
			assertThat(context).doesNotHaveBean(TracingAutoConfiguration.EndpointServletPath.class);
			assertThat(excluded(context, "/actuator/tickets")).hasSize(1);
		});
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
