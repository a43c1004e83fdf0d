package com.tiktickets.observability.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.Documentation;
import com.tiktickets.observability.autoconfigure.tenant.TenantAutoConfiguration;
import com.tiktickets.observability.autoconfigure.tenant.TenantPropagationAutoConfiguration;
import com.tiktickets.observability.autoconfigure.web.ReactiveServerSpanAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;

class ReplaceableBeansTests {

	private static final ClassLoader CLASS_LOADER = ReplaceableBeansTests.class.getClassLoader();

	/**
	 * OpenTelemetry's classes, which the mocks load, read the names once for the whole
	 * JVM.
	 */
	@BeforeAll
	static void chooseNames() {
		EarlyProperties.handOver(new StandardEnvironment());
	}

	@Test
	void pageListsTheBeansThatBackOffAndNothingElse() {
		assertThat(Documentation.table("docs/reference/replaceable-beans.md", "Beans that you can replace"))
			.allSatisfy((row) -> assertThat(row.get(1)).isNotBlank())
			.map((row) -> List.of(row.get(0), row.get(2)))
			.containsExactlyInAnyOrderElementsOf(beansThatBackOff().stream().map(ReplaceableBean::row).toList());
	}

	@ParameterizedTest
	@MethodSource("beansThatBackOff")
	void beanOfTheApplicationTakesThePlaceOfTheStarters(ReplaceableBean bean) {
		if (bean.autoConfiguration() == ReactiveServerSpanAutoConfiguration.class) {
			assertReplaceable(new ReactiveWebApplicationContextRunner(), bean);
		}
		else {
			assertReplaceable(new WebApplicationContextRunner(), bean);
		}
	}

	private static <S extends AbstractApplicationContextRunner<S, C, A>, C extends ConfigurableApplicationContext, A extends ApplicationContextAssertProvider<C>> void assertReplaceable(
			AbstractApplicationContextRunner<S, C, A> empty, ReplaceableBean bean) {
		S runner = empty
			.withConfiguration(AutoConfigurations.of(TenantAutoConfiguration.class,
					TenantPropagationAutoConfiguration.class, bean.autoConfiguration()))
			.withBean(ConfigProperties.class, () -> DefaultConfigProperties.createFromMap(Map.of()))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("tiktickets.observability.internal.mode=" + bean.mode(),
					"tiktickets.observability.websocket.outbound-traceparent=true",
					"otel.instrumentation.spring-webflux.enabled=true");
		S complete = (bean.type() != OpenTelemetry.class) ? runner.withBean(OpenTelemetry.class, OpenTelemetry::noop)
				: runner;
		complete.run((context) -> assertThat(context).hasNotFailed().hasBean(bean.name()));
		assertReplaced(complete, bean.type(), bean.name());
	}

	private static <S extends AbstractApplicationContextRunner<S, C, A>, C extends ConfigurableApplicationContext, A extends ApplicationContextAssertProvider<C>, T> void assertReplaced(
			S runner, Class<T> type, String name) {
		T own = Mockito.mock(type, Answers.RETURNS_MOCKS);
		runner.withBean("own", type, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(name).getBean(type).isSameAs(own));
	}

	private static List<ReplaceableBean> beansThatBackOff() {
		return ImportCandidates.load(AutoConfiguration.class, CLASS_LOADER)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("com.tiktickets."))
			.flatMap((name) -> beansThatBackOff(ClassUtils.resolveClassName(name, CLASS_LOADER)))
			.toList();
	}

	private static Stream<ReplaceableBean> beansThatBackOff(Class<?> autoConfiguration) {
		return Stream.concat(Stream.of(autoConfiguration), Arrays.stream(autoConfiguration.getDeclaredClasses()))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter(ReplaceableBeansTests::backsOff)
			.map((method) -> new ReplaceableBean(autoConfiguration, method.getName(), replacement(method)));
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

	private record ReplaceableBean(Class<?> autoConfiguration, String name, Class<?> type) {

		private List<String> row() {
			return List.of(this.type.getName(), this.autoConfiguration.getSimpleName());
		}

		private ObservabilityMode mode() {
			return switch (this.autoConfiguration.getSimpleName()) {
				case "AgentAutoConfiguration" -> ObservabilityMode.AGENT;
				case "DisabledAutoConfiguration" -> ObservabilityMode.DISABLED;
				default -> ObservabilityMode.STARTER;
			};
		}

	}

}
