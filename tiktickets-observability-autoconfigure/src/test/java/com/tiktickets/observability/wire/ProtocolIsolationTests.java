package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.embedded.EmbeddedRedis;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Operations of eight tenants through all protocols at once, and the measurements of each
 * protocol. {@link RandomIsolationTests} has the number and the variety.
 */
class ProtocolIsolationTests {

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final int OF_EACH = 40;

	private static final int OPERATIONS = OF_EACH * ProtocolClients.PROTOCOLS.size() * ProtocolClients.TENANTS.size();

	/** What HTTP leaves to another thread comes on top. */
	private static final int PROTOCOLS_AND_ASYNC = ProtocolClients.PROTOCOLS.size() + 1;

	private static final int CLIENTS = 16;

	private static EmbeddedBroker broker;

	private static EmbeddedRedis redis;

	private static WireApplication application;

	private static ThreadLeftovers leftovers;

	@BeforeAll
	static void operate() throws Exception {
		broker = EmbeddedBroker.start();
		redis = EmbeddedRedis.start();
		leftovers = ThreadLeftovers.ofNewThreads();
		application = WireApplication.start(ProtocolApplication.class, "spring.rabbitmq.host=127.0.0.1",
				"spring.rabbitmq.port=" + broker.port(), "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + redis.port(),
				"tiktickets.observability.redis.channels=" + ProtocolApplication.CHANNEL,
				"otel.metric.export.interval=1000ms", "otel.bsp.max.queue.size=100000",
				"otel.blrp.max.queue.size=100000", "logging.threshold.console=off", "logging.level.qpid=OFF",
				"logging.level.org.apache.qpid=OFF");
		try (ProtocolClients clients = ProtocolClients.of(application)) {
			operateAtOnce(clients);
			await().atMost(LONG)
				.untilAsserted(() -> assertThat(done())
					.hasSize(OF_EACH * PROTOCOLS_AND_ASYNC * ProtocolClients.TENANTS.size()));
		}
	}

	private static void operateAtOnce(ProtocolClients clients) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		AtomicInteger next = new AtomicInteger();
		List<Future<?>> futures = IntStream.range(0, CLIENTS).<Future<?>>mapToObj((client) -> threads.submit(() -> {
			for (int operation = next.getAndIncrement(); operation < OPERATIONS; operation = next.getAndIncrement()) {
				clients.operate(operation);
			}
		})).toList();
		for (Future<?> future : futures) {
			future.get();
		}
		threads.shutdown();
	}

	@AfterAll
	static void stop() throws Exception {
		application.close();
		redis.close();
		broker.close();
	}

	@Test
	void logRecordsAreOfTheTenantTheyTellOf() {
		assertThat(done()).isNotEmpty()
			.allMatch((log) -> tenantIn(log).equals(log.attribute("tenant_id")))
			.noneMatch((log) -> log.spanId().isEmpty());
	}

	@Test
	void spansOfATraceAreOfTheTenantWhoseWorkItIs() {
		Map<String, String> tenants = new HashMap<>();
		done().stream()
			.filter((log) -> !log.body().startsWith("Done scheduled"))
			.forEach((log) -> assertThat(tenants.put(log.traceId(), tenantIn(log))).isIn(null, tenantIn(log)));
		await().atMost(LONG)
			.untilAsserted(() -> assertThat(application.received().spans().stream().map(ReceivedSpan::spanId).toList())
				.containsAll(done().stream().map(ReceivedLog::spanId).collect(Collectors.toSet())));
		assertThat(tenants).hasSize(OPERATIONS - OF_EACH * ProtocolClients.TENANTS.size());
		assertThat(application.received().spans()).filteredOn((span) -> tenants.containsKey(span.traceId()))
			.hasSizeGreaterThan(OPERATIONS)
			.filteredOn((span) -> !tenants.get(span.traceId()).equals(span.attribute("tenant_id")))
			.isEmpty();
		assertThat(application.received().spans()).filteredOn((span) -> span.name().startsWith("task "))
			.isNotEmpty()
			.allSatisfy((span) -> assertThat(span.attribute("tenant_id")).isEqualTo("_system"));
	}

	@Test
	void measurementsAreOfTheTenantWhoseWorkItIs() {
		assertThat(application.received().pointsOf("protocol.work")).isNotEmpty()
			.filteredOn((point) -> !("" + point.attribute("claimed")).equals(point.attribute("tenant_id")))
			.isEmpty();
		assertOfEach("protocol.work", Map.of(), ReceivedPoint::value, OF_EACH * PROTOCOLS_AND_ASYNC);
		assertOfEach("http.server.request.duration", Map.of("http.route", "/operations/{what}"), ReceivedPoint::count,
				OF_EACH);
		assertOfEach("messaging.client.sent.messages", Map.of(), ReceivedPoint::value, 2 * OF_EACH);
		assertOfEach("messaging.process.duration", Map.of(), ReceivedPoint::count, 2 * OF_EACH);
		assertOfEach("socket.event.duration", Map.of("socket.protocol", "stomp"), ReceivedPoint::count, OF_EACH);
		assertOfEach("socket.event.duration", Map.of("socket.protocol", "socket.io"), ReceivedPoint::count, OF_EACH);
		assertOfEach("redis.pubsub.delivery.duration", Map.of(), ReceivedPoint::count, OF_EACH);
		assertOfEach("db.client.operation.duration", Map.of("db.operation.name", "GET"), ReceivedPoint::count, OF_EACH);
		assertOfEach("whatsapp.messages", Map.of(), ReceivedPoint::value, OF_EACH);
	}

	@Test
	void nothingStaysBehindOnAnyThread() {
		assertThat(leftovers.threads()).extracting(Thread::getName)
			.anyMatch((name) -> name.startsWith("http-nio"))
			.anyMatch((name) -> name.startsWith("clientInboundChannel"))
			.anyMatch((name) -> name.startsWith("nioEventLoopGroup"))
			.anyMatch((name) -> name.startsWith("lettuce"))
			.anyMatch((name) -> name.startsWith("pool-"))
			.anyMatch((name) -> name.contains("RabbitListenerEndpointContainer"));
		await().untilAsserted(() -> assertThat(leftovers.found()).isEmpty());
	}

	private static List<ReceivedLog> done() {
		return application.received().logsWith("Done ");
	}

	private static String tenantIn(ReceivedLog log) {
		return log.body().split(" ")[2].split("_")[0];
	}

	private static void assertOfEach(String metric, Map<String, Object> attributes, ToDoubleFunction<ReceivedPoint> of,
			double count) {
		await().atMost(LONG)
			.untilAsserted(() -> assertThat(sums(metric, attributes, of)).as(metric)
				.containsOnlyKeys(Set.copyOf(ProtocolClients.TENANTS))
				.allSatisfy((tenant, sum) -> assertThat(sum).as(tenant).isEqualTo(count)));
	}

	/** The last point of each series, summed for each tenant. */
	private static Map<String, Double> sums(String metric, Map<String, Object> attributes,
			ToDoubleFunction<ReceivedPoint> of) {
		Map<Map<String, Object>, ReceivedPoint> last = new HashMap<>();
		application.received()
			.pointsOf(metric)
			.stream()
			.filter((point) -> point.attributes().entrySet().containsAll(attributes.entrySet()))
			.forEach((point) -> last.put(point.attributes(), point));
		return last.values()
			.stream()
			.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"), Collectors.summingDouble(of)));
	}

}
