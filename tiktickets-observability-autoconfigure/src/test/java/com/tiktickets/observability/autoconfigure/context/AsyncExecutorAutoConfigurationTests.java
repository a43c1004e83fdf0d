package com.tiktickets.observability.autoconfigure.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class AsyncExecutorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Asynchronous.class)
		.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class,
				ContextPropagationAutoConfiguration.class, AsyncExecutorAutoConfiguration.class))
		.withBean(Caller.class);

	@Test
	void asyncMethodBesideSeveralExecutorsIsOfTheTenantOfItsCaller() {
		several().run((context) -> {
			assertThat(context).hasBean("taskExecutor");
			assertThat(tenantOfAsyncMethod(context)).isEqualTo(TenantId.of("acme"));
		});
	}

	@Test
	void asyncMethodOfSpringBootsExecutorIsOfTheTenantOfItsCaller() {
		this.contextRunner.run((context) -> {
			assertThat(tenantOfAsyncMethod(context)).isEqualTo(TenantId.of("acme"));
			assertThat(ours(context)).isFalse();
		});
	}

	@Test
	void singleExecutorOfTheApplicationIsTheOneOfAsync() {
		this.contextRunner.withBean("only", ThreadPoolTaskExecutor.class)
			.run((context) -> assertThat(ours(context)).isFalse());
	}

	@Test
	void executorThatIsCalledAsSpringWantsItIsTheOneOfAsync() {
		several().withBean("taskExecutor", SyncTaskExecutor.class)
			.run((context) -> assertThat(context.getBean("taskExecutor")).isInstanceOf(SyncTaskExecutor.class));
	}

	@Test
	void switchOffLeavesSpringsChoice() {
		several().withPropertyValues("tiktickets.observability.executors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("taskExecutor"));
	}

	@Test
	void nothingIsChosenWithoutAsyncMethods() {
		ContextRunners.of(AsyncExecutorAutoConfiguration.class)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("taskExecutor"));
	}

	@Test
	void executorsOfTheApplicationAreInjectedAsBefore() {
		this.contextRunner.withBean("one", ThreadPoolTaskExecutor.class)
			.withBean("other", ThreadPoolTaskExecutor.class, ThreadPoolTaskExecutor::new,
					(definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context.getBean(TaskExecutor.class)).isSameAs(context.getBean("other")));
	}

	private ApplicationContextRunner several() {
		return this.contextRunner.withBean("one", ThreadPoolTaskExecutor.class)
			.withBean("other", ThreadPoolTaskExecutor.class);
	}

	private static boolean ours(AssertableApplicationContext context) {
		return context.getBeansOfType(SimpleAsyncTaskExecutor.class).containsKey("taskExecutor");
	}

	private static TenantId tenantOfAsyncMethod(AssertableApplicationContext context) throws Exception {
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			return context.getBean(Caller.class).tenant().get(30, TimeUnit.SECONDS);
		}
	}

	@EnableAsync
	static class Asynchronous {

	}

	static class Caller {

		@Async
		CompletableFuture<TenantId> tenant() {
			return CompletableFuture.completedFuture(TenantContext.current());
		}

	}

}
