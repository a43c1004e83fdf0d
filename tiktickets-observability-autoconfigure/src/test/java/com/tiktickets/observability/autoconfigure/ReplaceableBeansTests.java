package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.autoconfigure.sdk.TenantMeasurementAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.autoconfigure.web.HttpPropagationAutoConfiguration;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.PeerNetworks;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import com.tiktickets.observability.tenant.propagation.Target;
import com.tiktickets.observability.web.HttpRequestTargets;
import com.tiktickets.observability.web.servlet.ServletPeers;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.util.ClassUtils;

class ReplaceableBeansTests {

	private static final ClassLoader CLASS_LOADER = ReplaceableBeansTests.class.getClassLoader();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(TenantAutoConfiguration.class, TenantPropagationAutoConfiguration.class,
						HttpPropagationAutoConfiguration.class, TenantMeasurementAutoConfiguration.class))
		.withPropertyValues("tiktickets.observability.internal.mode=STARTER");

	@Test
	void pageListsTheBeansThatBackOffAndNothingElse() {
		assertThat(Documentation.table("docs/reference/replaceable-beans.md", "Beans that you can replace"))
			.allSatisfy((row) -> assertThat(row.get(1)).isNotBlank())
			.map((row) -> List.of(row.get(0), row.get(2)))
			.containsExactlyInAnyOrderElementsOf(beansThatBackOff());
	}

	@Test
	void targetsOfTheApplicationDecideWhoReceivesTheTenant() {
		PropagationTargets own = new PropagationTargets(AllowList.of(List.of("billing.internal")),
				AllowList.of(List.of()), AllowList.of(List.of()));
		this.runner.withBean(PropagationTargets.class, () -> own).run((context) -> {
			assertThat(context).getBean(PropagationTargets.class).isSameAs(own);
			assertThat(context.getBean(HttpRequestTargets.class)
				.targetOf(new MockClientHttpRequest(HttpMethod.GET, URI.create("http://billing.internal/"))))
				.isEqualTo(Target.OWN);
		});
	}

	@Test
	void peersOfTheApplicationDecideWhoIsTrusted() {
		ServletPeers own = new ServletPeers(PeerNetworks.of(List.of("10.0.0.0/8")));
		this.runner.withBean(ServletPeers.class, () -> own)
			.run((context) -> assertThat(context).getBean(ServletPeers.class).isSameAs(own));
	}

	@Test
	void limitOfTheApplicationDecidesWhichTenantsHaveMetrics() {
		TenantMetricsLimit own = new TenantMetricsLimit(0, List.of(TenantId.of("acme")));
		this.runner.withBean(TenantMetricsLimit.class, () -> own)
			.run((context) -> assertThat(context).getBean(TenantMetricsLimit.class).isSameAs(own));
	}

	private static List<List<String>> beansThatBackOff() {
		return ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("com.tiktickets."))
			.map((name) -> ClassUtils.resolveClassName(name, CLASS_LOADER))
			.flatMap(ReplaceableBeansTests::beansThatBackOff)
			.toList();
	}

	private static Stream<List<String>> beansThatBackOff(Class<?> autoConfiguration) {
		return Stream.concat(Stream.of(autoConfiguration), Arrays.stream(autoConfiguration.getDeclaredClasses()))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter(ReplaceableBeansTests::backsOff)
			.map((method) -> List.of(replacement(method).getName(), autoConfiguration.getSimpleName()));
	}

	/** A condition on a name chooses between two beans of the starter. */
	private static boolean backsOff(Method method) {
		ConditionalOnMissingBean condition = method.getAnnotation(ConditionalOnMissingBean.class);
		return condition != null && condition.name().length == 0;
	}

	private static Class<?> replacement(Method method) {
		Class<?>[] types = method.getAnnotation(ConditionalOnMissingBean.class).value();
		return (types.length > 0) ? types[0] : method.getReturnType();
	}

}
