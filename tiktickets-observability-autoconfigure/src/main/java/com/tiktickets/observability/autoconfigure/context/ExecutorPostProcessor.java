package com.tiktickets.observability.autoconfigure.context;

import com.tiktickets.observability.instrumentation.PrivateField;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Makes the executors that an application declares run each task in the context of its
 * submission; those of Boot do so already. Spring's take the task decorator, and one of
 * the application's own stays. Java's are wrapped where the bean method promises no more
 * than {@link Executor} or {@link ExecutorService}: whoever is injected with a class, or
 * with a scheduled executor, whose repeated tasks belong to no submission, gets what was
 * made.
 */
class ExecutorPostProcessor implements BeanPostProcessor {

	private static final String DECORATOR = "taskDecorator";

	private final TelemetryTaskDecorator decorator = new TelemetryTaskDecorator();

	/** A task that runs later, maybe again and again, belongs to no submission. */
	private final TaskDecorator immediate = (task) -> isImmediate(task) ? this.decorator.decorate(task) : task;

	private final DefaultListableBeanFactory beans;

	ExecutorPostProcessor(DefaultListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof ThreadPoolTaskExecutor executor) {
			decorate(executor, this.decorator, executor::setTaskDecorator);
		}
		else if (bean instanceof SimpleAsyncTaskExecutor executor) {
			decorate(executor, this.decorator, executor::setTaskDecorator);
		}
		else if (bean instanceof ConcurrentTaskExecutor executor) {
			decorate(executor, this.decorator, executor::setTaskDecorator);
		}
		else if (bean instanceof ThreadPoolTaskScheduler scheduler) {
			decorate(scheduler, this.immediate, scheduler::setTaskDecorator);
		}
		return bean;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof Executor executor) || bean instanceof TaskExecutor) {
			return bean;
		}
		Class<?> declared = declaredType(beanName);
		if (declared == ExecutorService.class) {
			return new TelemetryExecutorService((ExecutorService) executor, this.decorator);
		}
		return (declared == Executor.class) ? decorated(executor) : bean;
	}

	private Executor decorated(Executor executor) {
		return (task) -> executor.execute(this.decorator.decorate(task));
	}

	private @Nullable Class<?> declaredType(String beanName) {
		if (this.beans.containsBeanDefinition(beanName)
				&& this.beans.getMergedBeanDefinition(beanName) instanceof RootBeanDefinition definition) {
			Method method = definition.getResolvedFactoryMethod();
			return (method != null) ? method.getReturnType() : null;
		}
		return null;
	}

	private static void decorate(Executor executor, TaskDecorator ours, Consumer<TaskDecorator> setter) {
		PrivateField<TaskDecorator> existing = PrivateField.of(executor, DECORATOR, TaskDecorator.class);
		if (existing != null) {
			TaskDecorator own = existing.value();
			setter.accept((own == null || own instanceof TelemetryTaskDecorator) ? ours
					: new CompositeTaskDecorator(List.of(ours, own)));
		}
	}

	private static boolean isImmediate(Runnable task) {
		return !(task instanceof RunnableScheduledFuture<?> scheduled)
				|| (!scheduled.isPeriodic() && scheduled.getDelay(TimeUnit.NANOSECONDS) <= 0);
	}

}
