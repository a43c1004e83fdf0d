package com.tiktickets.observability.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures each exchange with both variants in interleaved rounds. */
final class MessageSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MessageSession.class);

	private static final int LEAST = 20;

	private static final int MOST = 1_000_000;

	private static final int MOST_WARMUPS = 4;

	private final Options options;

	private final BrokerProcess brokers;

	private final List<MessageProcess> processes = new ArrayList<>();

	private final List<MessageSlice> slices = new ArrayList<>();

	MessageSession(Options options) throws IOException, InterruptedException {
		this.options = options;
		this.brokers = new BrokerProcess(options);
	}

	List<MessageSlice> run() throws IOException, InterruptedException {
		for (Variant variant : List.of(Variant.NONE, Variant.TIKTICKETS)) {
			MessageProcess process = new MessageProcess(variant, this.options, this.brokers);
			this.processes.add(process);
			process.application().pause();
		}
		for (MessageExchange exchange : this.options.exchanges()) {
			measure(exchange);
		}
		return this.slices;
	}

	private void measure(MessageExchange exchange) throws IOException, InterruptedException {
		Map<Variant, Items> items = new EnumMap<>(Variant.class);
		double slowest = Double.MAX_VALUE;
		for (MessageProcess process : this.processes) {
			process.application().resume();
			slowest = Math.min(slowest, warmUp(process, exchange, items));
			process.application().pause();
		}
		int messages = (int) Math.max(LEAST, Math.round(slowest * this.options.roundSeconds()));
		for (int round = 0; round < this.options.rounds(); round++) {
			for (MessageProcess process : RoundOrder.ofRound(this.processes, round)) {
				process.application().resume();
				MessageSlice slice = slice(process, exchange, round, messages,
						items.getOrDefault(process.variant(), Items.NONE));
				process.application().pause();
				this.slices.add(slice);
				logger.info("{} {} {}: {} messages, {} µs, {} KiB, {} of {} arrived", process.variant(), exchange,
						round, messages, slice.cpuMicros(), slice.allocatedKiB(), slice.received(), slice.made());
			}
		}
	}

	/**
	 * Goes on until time and number of messages are reached, and tells what a message
	 * makes: most of it arrives, so that it can be told from the nearest whole number.
	 * @return messages a second, at the end
	 */
	private double warmUp(MessageProcess process, MessageExchange exchange, Map<Variant, Items> items)
			throws IOException, InterruptedException {
		Sink sink = process.application().sink();
		Items before = sink.received();
		long start = System.nanoTime();
		long seconds = this.options.warmupSeconds() * 1_000_000_000L;
		int least = (exchange == MessageExchange.BROWSER) ? 0 : this.options.warmupRequests();
		double rate = LEAST;
		long messages = 0;
		long spent = 0;
		while (spent < seconds || (messages < least && spent < MOST_WARMUPS * seconds)) {
			long began = System.nanoTime();
			int batch = (int) Math.min(MOST, Math.max(LEAST, rate / 2));
			process.exchange(exchange, batch);
			rate = batch * 1e9 / (System.nanoTime() - began);
			messages += batch;
			spent = System.nanoTime() - start;
		}
		if (process.variant() != Variant.NONE) {
			Items received = sink.await(Items.ENDLESS, this.options.quiet()).minus(before);
			items.put(process.variant(), received.perRequest(messages));
		}
		logger.info("{} {} is warm after {} messages, {}/s", process.variant(), exchange, messages, Math.round(rate));
		return rate;
	}

	private MessageSlice slice(MessageProcess process, MessageExchange exchange, int round, int messages, Items each)
			throws IOException, InterruptedException {
		ApplicationProcess application = process.application();
		Items before = application.sink().received();
		long allocated = application.allocatedBytes();
		double cpu = application.cpuSeconds();
		long start = System.nanoTime();
		process.exchange(exchange, messages);
		double seconds = (System.nanoTime() - start) / 1e9;
		Items made = each.times(messages);
		Items received = application.sink().await(before.plus(made), this.options.quiet()).minus(before);
		return new MessageSlice(exchange, process.variant(), round, messages, seconds, application.cpuSeconds() - cpu,
				application.allocatedBytes() - allocated, made, received);
	}

	@Override
	public void close() throws IOException {
		for (MessageProcess process : this.processes) {
			process.close();
		}
		this.brokers.close();
	}

}
