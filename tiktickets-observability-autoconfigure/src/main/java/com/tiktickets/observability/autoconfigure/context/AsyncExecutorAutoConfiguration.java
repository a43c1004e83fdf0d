package com.tiktickets.observability.autoconfigure.context;

import com.tiktickets.observability.autoconfigure.ConditionalOnConcern;
import org.springframework.aop.interceptor.AsyncExecutionAspectSupport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Auto-configuration of the executor of {@code @Async} where an application has several,
 * STOMP's for example, and none that Spring would choose. Spring then makes one of its
 * own, which is no bean and loses trace and tenant; this is the same one as a bean.
 */
@AutoConfiguration(after = ContextPropagationAutoConfiguration.class)
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnConcern("executors")
@ConditionalOnBean(name = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME)
public final class AsyncExecutorAutoConfiguration {

	private static final String NAME = AsyncExecutionAspectSupport.DEFAULT_TASK_EXECUTOR_BEAN_NAME;

	AsyncExecutorAutoConfiguration() {
	}

	/**
	 * Not for injection: whoever asks for an executor by its type gets what was there.
	 */
	@Bean(name = NAME, defaultCandidate = false)
	@Conditional(NoneToChoose.class)
	SimpleAsyncTaskExecutor asyncTaskExecutor() {
		return new SimpleAsyncTaskExecutor();
	}

	/** Neither one executor nor one of the name that Spring looks for. */
	static class NoneToChoose extends NoneNestedConditions {

		NoneToChoose() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		/** One to choose. */
		@ConditionalOnSingleCandidate(TaskExecutor.class)
		static class One {

		}

		/** One that is called so. */
		@ConditionalOnBean(name = NAME)
		static class Named {

		}

	}

}
