package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.wire.ExecutorApplication.CountingDecorator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class ExecutorPropagationTests {

	private static final Logger logger = LoggerFactory.getLogger(ExecutorPropagationTests.class);

	private static final TenantId ACME = TenantId.of("acme");

	private static final TenantId GLOBEX = TenantId.of("globex");

	private static WireApplication application;

	private static Tracer tracer;

	@BeforeAll
	static void start() {
		application = WireApplication.start(ExecutorApplication.class, "spring.main.web-application-type=none",
				"spring.task.execution.mode=force");
		tracer = application.context().getBean(OpenTelemetry.class).getTracer("executors");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "applicationTaskExecutor", "poolBean", "simpleBean", "concurrentBean", "decoratedBean",
			"schedulerBean", "directBean", "declaredAsExecutor", "declaredAsExecutorService" })
	void taskOfExecutorBeanHasTraceAndTenantOfItsSubmission(String name) {
		Executor executor = application.context().getBean(name, Executor.class);
		String trace = inOperationOf(ACME, () -> executor.execute(() -> logger.info("Executed by {}", name)));
		assertLoggedOnce("Executed by " + name, trace, "acme");
	}

	@Test
	void taskThatASchedulerRunsLaterBelongsToNoSubmission() {
		TaskScheduler scheduler = application.context().getBean("schedulerBean", TaskScheduler.class);
		inOperationOf(ACME,
				() -> scheduler.schedule(() -> logger.info("Scheduled for later"), Instant.now().plusMillis(200)));
		await().untilAsserted(() -> assertThat(application.received().logsWith("Scheduled for later"))
			.extracting(ReceivedLog::traceId, (log) -> log.attribute("tenant_id"))
			.containsExactly(Tuple.tuple("", "_system")));
	}

	@Test
	void callableOfDeclaredExecutorServiceHasTraceAndTenantOfItsSubmission() {
		ExecutorService executor = application.context().getBean("declaredAsExecutorService", ExecutorService.class);
		String trace = inOperationOf(ACME, () -> executor.submit(() -> {
			logger.info("Called by a service");
			return "done";
		}));
		assertLoggedOnce("Called by a service", trace, "acme");
	}

	@Test
	void supplierOnApplicationTaskExecutorHasTraceAndTenantOfItsRequest() {
		Executor executor = application.context().getBean("applicationTaskExecutor", Executor.class);
		String trace = inOperationOf(GLOBEX, () -> CompletableFuture.supplyAsync(() -> {
			logger.info("Supplied");
			return "done";
		}, executor).join());
		assertLoggedOnce("Supplied", trace, "globex");
	}

	@Test
	void decoratorOfTheApplicationStays() {
		CountingDecorator decorator = application.context().getBean(CountingDecorator.class);
		AsyncTaskExecutor executor = application.context().getBean("decoratedBean", AsyncTaskExecutor.class);
		int before = decorator.decorated();
		CompletableFuture.runAsync(() -> logger.info("Decorated"), executor).join();
		assertThat(decorator.decorated()).isEqualTo(before + 1);
	}

	@Test
	void scheduledExecutorServiceAndDeclaredPoolKeepTheirTypes() {
		assertThat(application.context().getBean("declaredAsScheduled")).isInstanceOf(ScheduledExecutorService.class);
		assertThat(application.context().getBean("declaredAsPool")).isInstanceOf(ThreadPoolExecutor.class);
	}

	@Test
	void wrappedTaskOnPlainExecutorHasTraceAndTenantOfItsWrapping() {
		ExecutorService plain = Executors.newSingleThreadExecutor();
		String trace = inOperationOf(ACME,
				() -> plain.execute(TenantContext.wrap(() -> logger.info("Wrapped by hand"))));
		assertLoggedOnce("Wrapped by hand", trace, "acme");
		plain.shutdownNow();
	}

	@Test
	void innerScopeEndsWithTheOuterTenantCurrentAgain() {
		try (TenantScope outer = TenantContext.makeCurrent(ACME)) {
			try (TenantScope inner = TenantContext.makeCurrent(GLOBEX)) {
				logger.info("Inside of the inner scope");
			}
			logger.info("Inside of the outer scope");
			assertThat(MDC.get("tenant_id")).isEqualTo("acme");
		}
		logger.info("Outside of all scopes");
		assertThat(MDC.get("tenant_id")).isNull();
		assertLogged("Inside of the inner scope", "globex");
		assertLogged("Inside of the outer scope", "acme");
		assertLogged("Outside of all scopes", "_system");
	}

	@ParameterizedTest
	@ValueSource(strings = { "poolBean", "decoratedBean", "declaredAsPool" })
	void nothingStaysBehindOnPoolThreads(String name) throws Exception {
		Executor executor = application.context().getBean(name, Executor.class);
		inOperationOf(ACME,
				() -> CompletableFuture
					.runAsync(TenantContext.wrap(() -> logger.info("Before a look at {}", name)), executor)
					.join());
		ExecutorService threads = (executor instanceof ThreadPoolTaskExecutor pool) ? pool.getThreadPoolExecutor()
				: (ExecutorService) executor;
		Future<Leftovers> leftovers = threads.submit(Leftovers::now);
		assertThat(leftovers.get(10, TimeUnit.SECONDS)).isEqualTo(Leftovers.NONE);
	}

	@Test
	void wrappedTaskOfOneTenantRunInsideAnotherTenantKeepsItsOwn() {
		AtomicReference<Runnable> task = new AtomicReference<>();
		String trace = inOperationOf(GLOBEX,
				() -> task.set(TenantContext.wrap(() -> logger.info("Run by the caller"))));
		inOperationOf(ACME, () -> {
			task.get().run();
			logger.info("Caller goes on");
		});
		assertLoggedOnce("Run by the caller", trace, "globex");
		assertLogged("Caller goes on", "acme");
	}

	@Test
	void taskWrappedByOpenTelemetryRunInsideAnotherTenantKeepsItsOwn() {
		AtomicReference<Runnable> task = new AtomicReference<>();
		String trace = inOperationOf(GLOBEX,
				() -> task.set(Context.current().wrap(() -> logger.info("Run with a context"))));
		inOperationOf(ACME, task.get());
		assertLoggedOnce("Run with a context", trace, "globex");
	}

	@Test
	void taskWithoutTenantRunInsideATenantStaysWithout() {
		application.context().getBean("leavingBean", Executor.class).execute(() -> logger.info("Nobody's work"));
		inOperationOf(ACME, () -> leftTask().run());
		assertLogged("Nobody's work", "_system");
	}

	@Test
	void taskThatItsCallerRunsBelongsToItsCaller() {
		Executor saturated = application.context().getBean("saturatedBean", Executor.class);
		CompletableFuture<String> busy = new CompletableFuture<>();
		saturated.execute(busy::join);
		String trace = inOperationOf(ACME, () -> {
			saturated.execute(() -> logger.info("Ran on {}", Thread.currentThread().getName()));
			logger.info("After running it");
		});
		busy.complete("free");
		assertLoggedOnce("Ran on " + Thread.currentThread().getName(), trace, "acme");
		assertLoggedOnce("After running it", trace, "acme");
	}

	@SuppressWarnings("unchecked")
	private static Runnable leftTask() {
		return ((AtomicReference<Runnable>) application.context().getBean("leftTask")).get();
	}

	private static String inOperationOf(TenantId tenant, Runnable operation) {
		Span span = tracer.spanBuilder("operation").startSpan();
		try (TenantScope tenantScope = TenantContext.makeCurrent(tenant); Scope scope = span.makeCurrent()) {
			operation.run();
		}
		finally {
			span.end();
		}
		return span.getSpanContext().getTraceId();
	}

	private static void assertLoggedOnce(String text, String trace, String tenant) {
		assertLogged(text, tenant);
		assertThat(application.received().logsWith(text)).extracting(ReceivedLog::traceId).containsExactly(trace);
	}

	private static void assertLogged(String text, String tenant) {
		await().untilAsserted(() -> assertThat(application.received().logsWith(text)).isNotEmpty());
		List<ReceivedLog> logs = application.received().logsWith(text);
		assertThat(logs).extracting((log) -> log.attribute("tenant_id")).containsExactly(tenant);
	}

	private record Leftovers(TenantId tenant, Context context, Map<String, String> diagnosticContext) {

		private static final Leftovers NONE = new Leftovers(TenantId.SYSTEM, Context.root(), Map.of());

		private static Leftovers now() {
			Map<String, String> all = MDC.getCopyOfContextMap();
			return new Leftovers(TenantContext.current(), Context.current(), (all != null) ? all : Map.of());
		}

	}

}
