package com.tiktickets.observability.wire;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Executors as applications declare them. */
@SpringBootConfiguration
@EnableAutoConfiguration
class ExecutorApplication {

	@Bean
	ThreadPoolTaskExecutor poolBean() {
		return pool();
	}

	@Bean
	SimpleAsyncTaskExecutor simpleBean() {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("simple-");
		executor.setVirtualThreads(Runtime.version().feature() >= 21);
		return executor;
	}

	@Bean
	ThreadPoolTaskScheduler schedulerBean() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean(destroyMethod = "")
	ConcurrentTaskExecutor concurrentBean() {
		return new ConcurrentTaskExecutor((task) -> new Thread(task, "concurrent").start());
	}

	@Bean
	CountingDecorator countingDecorator() {
		return new CountingDecorator();
	}

	@Bean
	ThreadPoolTaskExecutor decoratedBean(CountingDecorator decorator) {
		ThreadPoolTaskExecutor executor = pool();
		executor.setTaskDecorator(decorator);
		return executor;
	}

	@Bean
	Executor directBean() {
		return Runnable::run;
	}

	@Bean
	Executor declaredAsExecutor() {
		return (task) -> new Thread(task, "declared").start();
	}

	@Bean
	ExecutorService declaredAsExecutorService() {
		return Executors.newFixedThreadPool(1);
	}

	@Bean
	ScheduledExecutorService declaredAsScheduled() {
		return Executors.newScheduledThreadPool(1);
	}

	@Bean
	ThreadPoolExecutor declaredAsPool() {
		return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
	}

	@Bean
	ThreadPoolTaskExecutor saturatedBean() {
		ThreadPoolTaskExecutor executor = pool();
		executor.setMaxPoolSize(1);
		executor.setQueueCapacity(0);
		executor.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
		return executor;
	}

	@Bean
	AtomicReference<Runnable> leftTask() {
		return new AtomicReference<>();
	}

	@Bean
	Executor leavingBean(AtomicReference<Runnable> leftTask) {
		return leftTask::set;
	}

	private static ThreadPoolTaskExecutor pool() {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		executor.setCorePoolSize(1);
		return executor;
	}

	/** A decorator of the application's own. */
	static final class CountingDecorator implements TaskDecorator {

		private final AtomicInteger decorated = new AtomicInteger();

		@Override
		public Runnable decorate(Runnable task) {
			this.decorated.incrementAndGet();
			return task;
		}

		int decorated() {
			return this.decorated.get();
		}

	}

}
