package com.tiktickets.observability.autoconfigure.context;

import static com.tiktickets.observability.AnotherLibraryVersion.assertUnchanged;

import com.tiktickets.observability.AnotherLibraryVersion;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class ExecutorPostProcessorTests {

	private static final String FIELD = "taskDecorator";

	private static final String CONCURRENT = "org.springframework.scheduling.concurrent";

	private static final String OURS = "com.tiktickets.observability.autoconfigure.context";

	private static final TaskDecorator OWN = (task) -> task;

	@Test
	void poolOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(ThreadPoolTaskExecutor.class, FIELD, Pool.class, CONCURRENT, OURS);
	}

	@Test
	void schedulerOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(ThreadPoolTaskScheduler.class, FIELD, Scheduler.class, CONCURRENT, OURS);
	}

	@Test
	void adapterOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(ConcurrentTaskExecutor.class, FIELD, Adapter.class, CONCURRENT, OURS);
	}

	@Test
	void executorWithoutPoolOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(SimpleAsyncTaskExecutor.class, FIELD, WithoutPool.class,
				"org.springframework.core.task", OURS);
	}

	private static void assertLeftAlone(Executor executor) {
		ExecutorPostProcessor processor = new ExecutorPostProcessor(new DefaultListableBeanFactory());
		assertUnchanged(executor, () -> processor.postProcessBeforeInitialization(executor, "executor"));
	}

	static class Pool implements Runnable {

		@Override
		public void run() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setTaskDecorator(OWN);
			assertLeftAlone(executor);
		}

	}

	static class Scheduler implements Runnable {

		@Override
		public void run() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setTaskDecorator(OWN);
			assertLeftAlone(scheduler);
		}

	}

	static class Adapter implements Runnable {

		@Override
		public void run() {
			ConcurrentTaskExecutor executor = new ConcurrentTaskExecutor(Runnable::run);
			executor.setTaskDecorator(OWN);
			assertLeftAlone(executor);
		}

	}

	static class WithoutPool implements Runnable {

		@Override
		public void run() {
			SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
			executor.setTaskDecorator(OWN);
			assertLeftAlone(executor);
		}

	}

}
