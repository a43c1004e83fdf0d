package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the first launch to the last slice. */
final class Session implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Session.class);

	private static final int CALIBRATION_RATE = 100;

	private static final int MOST_WARMUPS = 4;

	private static final int MOST_CALIBRATIONS = 5;

	private static final int MOST_PEER_RATE_ROUNDS = 3;

	private static final List<Load> OUTAGES = List.of(Load.COLLECTOR_SLOW, Load.COLLECTOR_REFUSES, Load.COLLECTOR_GONE);

	/** Longer than an exporter pauses between attempts. */
	private static final Duration QUIET_AFTER_OUTAGE = Duration.ofSeconds(15);

	/** Longer than the default interval of metrics. */
	private static final Duration NEXT_METRICS = Duration.ofSeconds(75);

	private final Options options;

	private final EchoServer echo = new EchoServer();

	private final List<ApplicationProcess> processes = new ArrayList<>();

	private final Map<Endpoint, Map<Variant, Items>> itemsPerRequest = new EnumMap<>(Endpoint.class);

	private final Results results = new Results();

	private final Wrk wrk;

	private final Vegeta vegeta;

	Session(Options options) throws IOException {
		this.options = options;
		this.wrk = new Wrk(options.home(), options.connections());
		this.vegeta = new Vegeta(options.home());
	}

	Results run() throws IOException, InterruptedException {
		for (int round = 0; round < this.options.launches(); round++) {
			for (Variant variant : RoundOrder.ofRound(this.options.variants(), round)) {
				launch(variant, round).close();
			}
		}
		for (Variant variant : this.options.variants()) {
			ApplicationProcess process = launch(variant, this.options.launches());
			this.processes.add(process);
			process.pause();
		}
		for (Endpoint endpoint : this.options.endpoints()) {
			measure(endpoint);
		}
		Endpoint first = this.options.endpoints().get(0);
		rounds(first, Load.TENANT_CAP, 1,
				(process) -> this.wrk.run(process.url(), first, Options.TENANT_CAP, roundSeconds()));
		if (this.options.hasOutages()) {
			beyondTheLimit(first);
			outages(first);
		}
		return this.results;
	}

	/** What is lost there is counted by the process, with its metrics. */
	private void beyondTheLimit(Endpoint endpoint) throws IOException, InterruptedException {
		int rate = 2 * this.results.peerRates().getOrDefault(endpoint, 0);
		for (ApplicationProcess process : this.processes) {
			if (rate > 0 && process.variant() == Variant.TIKTICKETS) {
				process.resume();
				long before = process.sink().counted(NEXT_METRICS);
				Slice slice = slice(process, endpoint, Load.TWICE_PEER_RATE, 0, (one) -> open(one, endpoint, rate));
				Overload overload = new Overload(slice.lost(), process.sink().counted(NEXT_METRICS) - before);
				process.pause();
				this.results.slices().add(slice);
				this.results.overloads().add(overload);
				logger.info("{} at {}/s: {}", process.variant(), rate, overload);
			}
		}
	}

	private void outages(Endpoint endpoint) throws IOException, InterruptedException {
		int rate = this.results.halfRates().get(endpoint);
		for (Load outage : OUTAGES) {
			rounds(endpoint, outage, 1, (process) -> {
				process.sink().behaveAs(outage);
				try {
					return open(process, endpoint, rate);
				}
				finally {
					process.sink().behaveAs(Load.HALF);
				}
			});
		}
	}

	private ApplicationProcess launch(Variant variant, int round) throws IOException, InterruptedException {
		ApplicationProcess process = new ApplicationProcess(variant, this.options, this.echo.url());
		this.results.startUps().add(new StartUp(variant, round, process.startSeconds(), process.residentMiB()));
		logger.info("{} started in {} s", variant, process.startSeconds());
		return process;
	}

	private void measure(Endpoint endpoint) throws IOException, InterruptedException {
		for (ApplicationProcess process : this.processes) {
			process.resume();
			warmUp(process, endpoint);
			calibrate(process, endpoint);
			process.pause();
		}
		measure(endpoint, Load.SATURATION, this.options.rounds(),
				(process) -> this.wrk.run(process.url(), endpoint, this.options.tenants(), roundSeconds()));
		int half = (this.options.halfRate() > 0) ? this.options.halfRate() : Math.max(1, slowest(endpoint) / 2);
		this.results.halfRates().put(endpoint, half);
		measure(endpoint, Load.HALF, this.options.rounds(), (process) -> open(process, endpoint, half));
		int peerRate = fastestPeer(endpoint);
		if (peerRate > 0) {
			this.results.peerRates().put(endpoint, peerRate);
			rounds(endpoint, Load.PEER_RATE, Math.min(this.options.rounds(), MOST_PEER_RATE_ROUNDS),
					(process) -> open(process, endpoint, peerRate));
		}
	}

	/**
	 * The first slice of a load tells of the compiler, which has not seen that shape: it
	 * is thrown away.
	 */
	private void measure(Endpoint endpoint, Load load, int rounds, Generator generator)
			throws IOException, InterruptedException {
		for (ApplicationProcess process : this.processes) {
			process.resume();
			generator.run(process);
			process.sink().await(Items.ENDLESS, this.options.quiet());
			process.pause();
		}
		rounds(endpoint, load, rounds, generator);
	}

	private LoadResult open(ApplicationProcess process, Endpoint endpoint, int rate)
			throws IOException, InterruptedException {
		return this.vegeta.run(process.url(), endpoint, this.options.tenants(), rate, roundSeconds());
	}

	private int roundSeconds() {
		return this.options.roundSeconds();
	}

	private int slowest(Endpoint endpoint) {
		return (int) this.options.variants()
			.stream()
			.mapToDouble((variant) -> throughput(variant, endpoint))
			.min()
			.orElseThrow();
	}

	private int fastestPeer(Endpoint endpoint) {
		return (int) this.options.variants()
			.stream()
			.filter(Variant::isPeer)
			.mapToDouble((variant) -> throughput(variant, endpoint))
			.max()
			.orElse(0);
	}

	private double throughput(Variant variant, Endpoint endpoint) {
		return this.results.comparison()
			.spread(variant, endpoint, Load.SATURATION, (slice) -> slice.result().throughput())
			.median();
	}

	private void warmUp(ApplicationProcess process, Endpoint endpoint) throws IOException, InterruptedException {
		process.runOn(this.options.allCores());
		long requests = 0;
		for (int i = 0; i == 0 || (i < MOST_WARMUPS && requests < this.options.warmupRequests()); i++) {
			requests += this.wrk
				.run(process.url(), endpoint, this.options.tenants(), Math.max(1, this.options.warmupSeconds()))
				.requests();
		}
		process.runOn(this.options.core());
		logger.info("{} {} is warm after {} requests", process.variant(), endpoint, requests);
	}

	/**
	 * So slow that nothing is dropped: what arrives is what a request makes. What is left
	 * of the warm-up may still arrive in between; then the numbers are odd.
	 */
	private void calibrate(ApplicationProcess process, Endpoint endpoint) throws IOException, InterruptedException {
		Map<Variant, Items> items = this.itemsPerRequest.computeIfAbsent(endpoint,
				(key) -> new EnumMap<>(Variant.class));
		items.put(process.variant(), Items.NONE);
		for (int i = 0; i < MOST_CALIBRATIONS && process.variant() != Variant.NONE; i++) {
			Items before = process.sink().await(Items.ENDLESS, this.options.quiet());
			long requests = this.vegeta.run(process.url(), endpoint, this.options.tenants(), CALIBRATION_RATE, 2)
				.requests();
			Items received = process.sink().await(Items.ENDLESS, this.options.quiet()).minus(before);
			Items each = received.perRequest(requests);
			items.put(process.variant(), each);
			logger.info("{} {} makes {} of {} requests", process.variant(), endpoint, received, requests);
			if (received.missingFrom(each.times(requests)) == 0 && each.times(requests).missingFrom(received) == 0) {
				return;
			}
		}
	}

	private void rounds(Endpoint endpoint, Load load, int rounds, Generator generator)
			throws IOException, InterruptedException {
		for (int round = 0; round < rounds; round++) {
			for (ApplicationProcess process : RoundOrder.ofRound(this.processes, round)) {
				process.resume();
				Slice slice = slice(process, endpoint, load, round, generator);
				process.pause();
				this.results.slices().add(slice);
				logger.info("{} {} {} {}: {}/s, {} µs, {} of {} arrived", process.variant(), endpoint, load, round,
						Math.round(slice.result().throughput()), Math.round(slice.cpuMicrosPerRequest()),
						slice.received(), slice.made());
			}
		}
	}

	private Slice slice(ApplicationProcess process, Endpoint endpoint, Load load, int round, Generator generator)
			throws IOException, InterruptedException {
		Items before = process.sink().received();
		long allocated = process.allocatedBytes();
		double cpu = process.cpuSeconds();
		double stolen = ProcessStatistics.stolenSeconds();
		LoadResult result = generator.run(process);
		stolen = ProcessStatistics.stolenSeconds() - stolen;
		Items made = this.itemsPerRequest.getOrDefault(endpoint, Map.of())
			.getOrDefault(process.variant(), Items.NONE)
			.times(result.requests() - result.failed());
		Duration quiet = OUTAGES.contains(load) ? QUIET_AFTER_OUTAGE : this.options.quiet();
		Items received = process.sink().await(before.plus(made), quiet).minus(before);
		return new Slice(process.variant(), endpoint, load, round, result, process.cpuSeconds() - cpu,
				process.allocatedBytes() - allocated, process.residentMiB(), made, received, stolen);
	}

	@Override
	public void close() throws IOException {
		for (ApplicationProcess process : this.processes) {
			process.close();
		}
		this.echo.close();
	}

	@FunctionalInterface
	private interface Generator {

		LoadResult run(ApplicationProcess process) throws IOException, InterruptedException;

	}

}
