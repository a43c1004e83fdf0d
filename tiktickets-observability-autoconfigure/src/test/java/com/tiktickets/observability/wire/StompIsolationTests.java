package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class StompIsolationTests {

	private static final int TENANTS = 8;

	private static final int SOCKETS = 24;

	private static final int MESSAGES = 50;

	@Test
	void interleavedMessagesOfEightTenantsNeverMixAndLeaveThreadsClean() throws Exception {
		try (WireApplication application = WireApplication.start(StompApplication.class,
				"otel.bsp.max.queue.size=20000", "otel.blrp.max.queue.size=20000")) {
			sendAll(application);
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(spans(application)).hasSize(SOCKETS * MESSAGES));
			assertThat(spans(application)).isNotEmpty()
				.allMatch((span) -> tenantOf("" + span.attribute("socket.destination"))
					.equals(span.attribute("tenant_id")));
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(
						() -> assertThat(application.received().logsWith("Reply to")).hasSize(SOCKETS * MESSAGES));
			assertThat(application.received().logsWith("Reply to")).isNotEmpty()
				.allMatch((log) -> log.body().substring(9).split("_")[0].equals(log.attribute("tenant_id")));
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(application.received()
					.lastPointsOf("socket.event.duration")
					.stream()
					.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"),
							Collectors.summingLong(ReceivedPoint::count))))
					.hasSize(TENANTS)
					.allSatisfy((tenant, count) -> assertThat(count).isEqualTo(SOCKETS * MESSAGES / TENANTS)));
			assertThreadsAreClean(application);
		}
	}

	private static void sendAll(WireApplication application) throws Exception {
		List<StompAgent> agents = new ArrayList<>();
		for (int socket = 0; socket < SOCKETS; socket++) {
			agents.add(StompAgent.connect(application, "tenant-" + socket % TENANTS));
		}
		for (int message = 0; message < MESSAGES; message++) {
			for (int socket = 0; socket < SOCKETS; socket++) {
				agents.get(socket).send("/app/tickets/tenant-" + socket % TENANTS + "_" + message + "/reply", "hello");
			}
		}
	}

	private static void assertThreadsAreClean(WireApplication application) throws Exception {
		for (String name : List.of("clientInboundChannelExecutor", "clientOutboundChannelExecutor")) {
			ThreadPoolExecutor pool = application.context()
				.getBean(name, ThreadPoolTaskExecutor.class)
				.getThreadPoolExecutor();
			assertThat(pool.getPoolSize()).as(name).isPositive();
			for (int task = 0; task < 4 * pool.getPoolSize(); task++) {
				assertThat(asIs(pool).get(30, TimeUnit.SECONDS)).as(name).isTrue();
			}
		}
	}

	/** Past the decorator, which would give the task a clean thread. */
	private static Future<Boolean> asIs(ThreadPoolExecutor pool) {
		FutureTask<Boolean> task = new FutureTask<>(StompIsolationTests::isClean);
		assertThat(pool.getQueue().offer(task)).isTrue();
		return task;
	}

	private static boolean isClean() {
		return Context.current() == Context.root() && TenantContext.current().equals(TenantId.SYSTEM)
				&& (MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
	}

	private static List<ReceivedSpan> spans(WireApplication application) {
		return application.received().spansNamed("process /app/tickets/{id}/reply");
	}

	private static String tenantOf(String destination) {
		return destination.split("/")[3].split("_")[0];
	}

}
