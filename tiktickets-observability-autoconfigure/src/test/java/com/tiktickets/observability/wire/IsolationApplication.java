package com.tiktickets.observability.wire;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.wire.ProtocolApplication.Work;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.RetryInterceptorBuilder;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.retry.RepublishMessageRecoverer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** All protocols, and every way to leave the thread of a request or to fail in it. */
@Configuration(proxyBeanMethods = false)
@Import({ ProtocolApplication.class, IsolationApplication.Requests.class, IsolationApplication.Messages.class })
class IsolationApplication {

	@Bean
	Declarables isolationQueues() {
		return new Declarables(List.of(new org.springframework.amqp.core.Queue("retried"),
				new org.springframework.amqp.core.Queue("failing"), new org.springframework.amqp.core.Queue("dead")));
	}

	/** One retry; then the message goes to the queue of the dead. */
	@Bean
	SimpleRabbitListenerContainerFactory retryingFactory(ConnectionFactory connectionFactory, RabbitTemplate template) {
		SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setConcurrentConsumers(2);
		factory.setAdviceChain(RetryInterceptorBuilder.stateless()
			.maxRetries(1)
			.backOffOptions(1, 1, 1)
			.recoverer(new RepublishMessageRecoverer(template, "", "dead"))
			.build());
		return factory;
	}

	static class Messages {

		private final Work work;

		private final Set<String> tried = ConcurrentHashMap.newKeySet();

		Messages(Work work) {
			this.work = work;
		}

		@RabbitListener(queues = "retried", containerFactory = "retryingFactory")
		void retried(String what) {
			this.work.done("retried", what);
			if (this.tried.add(what)) {
				throw new IllegalStateException("not yet");
			}
			this.tried.remove(what);
		}

		@RabbitListener(queues = "failing", containerFactory = "retryingFactory")
		void failing(String what) {
			this.work.done("failing", what);
			throw new IllegalStateException("never");
		}

		@RabbitListener(queues = "dead")
		void dead(String what) {
			this.work.done("dead", what);
		}

	}

	@RestController
	static class Requests {

		final Semaphore aborted = new Semaphore(0);

		private final Work work;

		private final AsyncTaskExecutor executor;

		Requests(Work work, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
			this.work = work;
			this.executor = executor;
		}

		@GetMapping("/isolation/callable/{what}")
		Callable<String> callable(@PathVariable String what) {
			return () -> done("callable", what);
		}

		@GetMapping("/isolation/deferred/{what}")
		DeferredResult<String> deferred(@PathVariable String what) {
			DeferredResult<String> result = new DeferredResult<>();
			this.executor.execute(() -> result.setResult(done("deferred", what)));
			return result;
		}

		@GetMapping("/isolation/future/{what}")
		CompletableFuture<String> future(@PathVariable String what) {
			return CompletableFuture.supplyAsync(() -> what, this.executor)
				.thenApplyAsync((text) -> done("future", text), this.executor);
		}

		@GetMapping("/isolation/reactor/{what}")
		Mono<String> reactor(@PathVariable String what) {
			return Mono.fromCallable(() -> done("reactor", what)).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/isolation/virtual/{what}")
		String virtual(@PathVariable String what) throws InterruptedException {
			Thread thread = unstarted(TenantContext.wrap(() -> done("virtual", what)));
			thread.start();
			thread.join();
			return what;
		}

		@GetMapping("/isolation/throwing/{what}")
		String throwing(@PathVariable String what) {
			throw new IllegalStateException(done("throwing", what));
		}

		@GetMapping("/isolation/late/{what}")
		DeferredResult<String> late(@PathVariable String what) {
			done("late", what);
			return new DeferredResult<>(5L);
		}

		@GetMapping("/isolation/cancelled/{what}")
		Mono<String> cancelled(@PathVariable String what) {
			done("cancelled", what);
			return Mono.<String>never().timeout(Duration.ofMillis(2)).onErrorReturn(what);
		}

		/** Returns when the client is gone. */
		@GetMapping("/isolation/aborted/{what}")
		String aborted(@PathVariable String what) throws InterruptedException {
			done("aborted", what);
			this.aborted.acquire();
			return what;
		}

		private String done(String kind, String what) {
			this.work.done(kind, what);
			return what;
		}

		/** A virtual thread, where there are any. */
		private static Thread unstarted(Runnable task) {
			if (Runtime.version().feature() < 21) {
				return new Thread(task);
			}
			try {
				Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
				return (Thread) Class.forName("java.lang.Thread$Builder")
					.getMethod("unstarted", Runnable.class)
					.invoke(builder, task);
			}
			catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException
					| InvocationTargetException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
