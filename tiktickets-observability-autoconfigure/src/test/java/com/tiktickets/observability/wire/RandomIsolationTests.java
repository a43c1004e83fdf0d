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
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Random operations of two to fifty tenants at once, over every protocol and every change
 * of threads. The seed is printed; {@code -Disolation.seed} repeats it, and
 * {@code -Disolation.operations} sets how many there are. What has arrived is checked and
 * forgotten round by round, so that a million needs no more memory than ten thousand.
 */
class RandomIsolationTests {

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final long OPERATIONS = Long.getLong("isolation.operations", 10_000);

	private static final long SEED = Long.getLong("isolation.seed", System.nanoTime());

	private static final int ROUND = 2_500;

	private static final int MOST_TENANTS = 50;

	private static final int CLIENTS = 16;

	private static EmbeddedBroker broker;

	private static EmbeddedRedis redis;

	private static WireApplication application;

	private static ThreadLeftovers leftovers;

	private final Map<String, Double> expected = new HashMap<>();

	private Map<String, String> tenantOfTrace = Map.of();

	private long spans;

	private long records;

	private long points;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start();
		redis = EmbeddedRedis.start();
		leftovers = ThreadLeftovers.ofNewThreads();
		application = WireApplication.start(IsolationApplication.class, "spring.rabbitmq.host=127.0.0.1",
				"spring.rabbitmq.port=" + broker.port(), "spring.data.redis.host=127.0.0.1",
				"spring.data.redis.port=" + redis.port(),
				"tiktickets.observability.redis.channels=" + ProtocolApplication.CHANNEL,
				"tiktickets.observability.tenant.metrics.limit=" + (MOST_TENANTS + 1),
				"otel.metric.export.interval=1000ms", "spring.task.execution.mode=force",
				"otel.bsp.max.queue.size=100000", "otel.blrp.max.queue.size=100000", "logging.threshold.console=off");
	}

	@AfterAll
	static void stop() throws Exception {
		application.close();
		redis.close();
		broker.close();
	}

	@Test
	void everyItemIsOfTheTenantWhoseOperationItIs() throws Exception {
		Random random = new Random(SEED);
		long started = System.nanoTime();
		try (IsolationClients clients = IsolationClients.of(application, MOST_TENANTS)) {
			for (long first = 0; first < OPERATIONS; first += ROUND) {
				int tenants = (first == 0) ? MOST_TENANTS : 2 + random.nextInt(MOST_TENANTS - 1);
				check(operate(clients, random, tenants, first));
			}
			assertMeasurements();
		}
		assertThat(leftovers.threads()).hasSizeGreaterThan(CLIENTS);
		await().untilAsserted(() -> assertThat(leftovers.found()).as("seed %s", SEED).isEmpty());
		report("%,d operations of 2 to %d tenants, seed %d: %,d spans, %,d log records and %,d metric points in %d s"
			.formatted(OPERATIONS, MOST_TENANTS, SEED, this.spans, this.records, this.points,
					TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started)));
	}

	/** The console of the application is off, because a tenth of the operations fail. */
	private static void report(String sizes) {
		Logger logger = Logger.getLogger(RandomIsolationTests.class.getName());
		logger.setUseParentHandlers(false);
		logger.addHandler(new ConsoleHandler());
		logger.info(sizes);
	}

	private List<IsolationOperation> operate(IsolationClients clients, Random random, int tenants, long first)
			throws Exception {
		List<IsolationOperation> operations = LongStream.range(first, Math.min(first + ROUND, OPERATIONS))
			.mapToObj((number) -> IsolationOperation.random(random, tenants, number))
			.toList();
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		AtomicInteger next = new AtomicInteger();
		List<Future<?>> futures = IntStream.range(0, CLIENTS).<Future<?>>mapToObj((client) -> threads.submit(() -> {
			for (int i = next.getAndIncrement(); i < operations.size(); i = next.getAndIncrement()) {
				clients.operate(operations.get(i));
			}
			return null;
		})).toList();
		for (Future<?> future : futures) {
			future.get();
		}
		threads.shutdown();
		return operations;
	}

	private void check(List<IsolationOperation> operations) {
		Map<String, Long> done = operations.stream()
			.collect(Collectors.groupingBy(IsolationOperation::what,
					Collectors.summingLong((operation) -> operation.kind().times)));
		await().atMost(LONG).untilAsserted(() -> assertThat(doneByOperation()).as("seed %s", SEED).isEqualTo(done));
		operations.forEach((operation) -> this.expected.merge(IsolationOperation.nameOf(operation.tenant()),
				(double) operation.kind().times, Double::sum));
		List<ReceivedLog> logs = List.copyOf(application.received().logs());
		Map<String, String> traces = tracesOf(logs);
		awaitSpansOf(logs);
		assertRecords(logs, traces);
		assertSpans(List.copyOf(application.received().spans()), traces);
		assertPoints(List.copyOf(application.received().points()));
		this.tenantOfTrace = traces;
		application.received().clear();
	}

	private static Map<String, Long> doneByOperation() {
		return application.received()
			.logsWith("Done ")
			.stream()
			.collect(Collectors.groupingBy((log) -> log.body().split(" ")[2], Collectors.counting()));
	}

	/** A round of {@code @Scheduled} is one trace of all tenants. */
	private static Map<String, String> tracesOf(List<ReceivedLog> logs) {
		return logs.stream()
			.filter((log) -> log.attribute("claimed") != null && !log.body().startsWith("Done scheduled"))
			.collect(Collectors.toMap(ReceivedLog::traceId, (log) -> "" + log.attribute("claimed"), (one, other) -> {
				assertThat(one).as("tenants of one trace, seed %s", SEED).isEqualTo(other);
				return one;
			}));
	}

	private static void awaitSpansOf(List<ReceivedLog> logs) {
		List<String> spans = logs.stream()
			.filter((log) -> log.attribute("claimed") != null)
			.map(ReceivedLog::spanId)
			.distinct()
			.toList();
		assertThat(spans).isNotEmpty().doesNotContain("");
		await().atMost(LONG)
			.untilAsserted(() -> assertThat(
					application.received().spans().stream().map(ReceivedSpan::spanId).collect(Collectors.toSet()))
				.containsAll(spans));
	}

	/**
	 * What the libraries log of an operation, such as its exception, belongs to its
	 * trace.
	 */
	private void assertRecords(List<ReceivedLog> logs, Map<String, String> traces) {
		assertThat(logs).filteredOn((log) -> log.attribute("claimed") != null)
			.isNotEmpty()
			.filteredOn((log) -> !log.attribute("claimed").equals(log.attribute("tenant_id"))
					|| !log.attribute("claimed").equals(log.attribute("snapshot")))
			.as("records under another tenant, seed %s", SEED)
			.isEmpty();
		assertThat(logs).filteredOn((log) -> traces.containsKey(log.traceId()))
			.filteredOn((log) -> !traces.get(log.traceId()).equals(log.attribute("tenant_id")))
			.as("records of a trace under another tenant, seed %s", SEED)
			.isEmpty();
		this.records += logs.size();
	}

	/** Spans that come late belong to a trace of the round before. */
	private void assertSpans(List<ReceivedSpan> arrived, Map<String, String> traces) {
		Map<String, String> known = new HashMap<>(this.tenantOfTrace);
		known.putAll(traces);
		assertThat(arrived).hasSizeGreaterThanOrEqualTo(traces.size())
			.filteredOn((span) -> known.containsKey(span.traceId()) || span.attribute("claimed") != null)
			.hasSizeGreaterThanOrEqualTo(traces.size())
			.filteredOn((span) -> !("" + span.attribute("tenant_id"))
				.equals((span.attribute("claimed") != null) ? span.attribute("claimed") : known.get(span.traceId())))
			.as("spans under another tenant, seed %s", SEED)
			.isEmpty();
		this.spans += arrived.size();
	}

	private void assertPoints(List<ReceivedPoint> arrived) {
		assertThat(arrived).filteredOn((point) -> point.attribute("claimed") != null)
			.filteredOn((point) -> !point.attribute("claimed").equals(point.attribute("tenant_id")))
			.as("points under another tenant, seed %s", SEED)
			.isEmpty();
		assertThat(arrived).filteredOn((point) -> point.attribute("tenant_id") == null).isEmpty();
		this.points += arrived.size();
	}

	/** Counts are cumulative: the last ones hold all rounds. */
	private void assertMeasurements() {
		await().atMost(LONG)
			.untilAsserted(() -> assertThat(workByTenant()).as("seed %s", SEED).isEqualTo(this.expected));
		assertPoints(List.copyOf(application.received().points()));
	}

	private static Map<String, Double> workByTenant() {
		Map<Map<String, Object>, ReceivedPoint> last = new HashMap<>();
		application.received().pointsOf("protocol.work").forEach((point) -> last.put(point.attributes(), point));
		return last.values()
			.stream()
			.collect(Collectors.groupingBy((point) -> "" + point.attribute("tenant_id"),
					Collectors.summingDouble(ReceivedPoint::value)));
	}

}
