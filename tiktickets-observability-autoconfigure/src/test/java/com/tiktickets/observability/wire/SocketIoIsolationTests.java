package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.DirectFieldAccessor;

class SocketIoIsolationTests {

	private static final int TENANTS = 8;

	private static final int SOCKETS = 24;

	private static final int EVENTS = 50;

	@Test
	void interleavedEventsOfEightTenantsNeverMixAndLeaveThreadsClean() throws Exception {
		try (WireApplication application = WireApplication.start(SocketIoApplication.class,
				"otel.bsp.max.queue.size=20000", "otel.blrp.max.queue.size=20000")) {
			List<SocketIoAgent> agents = emitAll(application);
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(
						() -> assertThat(application.received().spansNamed("process reply")).hasSize(SOCKETS * EVENTS));
			Map<String, Object> tenants = tenantBySpan(application);
			await().atMost(Duration.ofSeconds(60))
				.untilAsserted(
						() -> assertThat(application.received().logsWith("Reply tenant")).hasSize(SOCKETS * EVENTS));
			assertThat(application.received().logsWith("Reply tenant")).isNotEmpty().allSatisfy((log) -> {
				String tenant = log.body().substring("Reply ".length());
				assertThat(log.attribute("tenant_id")).isEqualTo(tenant);
				assertThat(tenants).containsEntry(log.spanId(), tenant);
			});
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(counts(application)).hasSize(TENANTS)
					.allSatisfy((tenant, count) -> assertThat(count).isEqualTo(SOCKETS * EVENTS / TENANTS)));
			assertThreadsAreClean(application);
			agents.forEach(SocketIoAgent::disconnect);
		}
	}

	private static List<SocketIoAgent> emitAll(WireApplication application) throws Exception {
		List<SocketIoAgent> agents = new ArrayList<>();
		for (int socket = 0; socket < SOCKETS; socket++) {
			agents.add(SocketIoAgent.connect(application, "tenant-" + socket % TENANTS, null));
		}
		for (int event = 0; event < EVENTS; event++) {
			for (int socket = 0; socket < SOCKETS; socket++) {
				agents.get(socket).emit("reply", "tenant-" + socket % TENANTS);
			}
		}
		return agents;
	}

	private static Map<String, Object> tenantBySpan(WireApplication application) {
		return application.received()
			.spansNamed("process reply")
			.stream()
			.collect(Collectors.toConcurrentMap(ReceivedSpan::spanId, (span) -> span.attribute("tenant_id"),
					(one, other) -> one, ConcurrentHashMap::new));
	}

	private static Map<String, Long> counts(WireApplication application) {
		return application.received()
			.lastPointsOf("socket.event.duration")
			.stream()
			.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"),
					Collectors.summingLong(ReceivedPoint::count)));
	}

	private static void assertThreadsAreClean(WireApplication application) throws Exception {
		EventLoopGroup workers = (EventLoopGroup) new DirectFieldAccessor(
				application.context().getBean(SocketIOServer.class))
			.getPropertyValue("workerGroup");
		assertThat(workers).isNotEmpty();
		for (EventExecutor worker : workers) {
			assertThat(worker.submit(SocketIoIsolationTests::isClean).get()).isTrue();
		}
	}

	private static boolean isClean() {
		return Context.current() == Context.root() && TenantContext.current().equals(TenantId.SYSTEM)
				&& (MDC.getCopyOfContextMap() == null || MDC.getCopyOfContextMap().isEmpty());
	}

}
