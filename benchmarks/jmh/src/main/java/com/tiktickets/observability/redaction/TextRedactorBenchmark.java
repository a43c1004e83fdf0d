package com.tiktickets.observability.redaction;

import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The cost of the redaction of a message of 200 bytes, with the scan before the patterns
 * and without it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextRedactorBenchmark {

	/**
	 * A message of the application, one with a date and an id, and one with an address.
	 */
	public enum Message {

		/** Nothing that looks like a value. */
		ORDINARY(
				"Ticket 4711 of queue support was assigned to agent 12 after 3 attempts, because the first two agents were"
						+ " away; the customer waits since 10:42 and the next escalation follows in 15 minutes, at prio=2."),

		/** Digits that may be a number. */
		DIGITS("Ticket 4711 was assigned on 2026-11-30 10:42:17.123 by the trace 4bf92f3577b34da6a3ce929d0e0e4736 with"
				+ " size=20480, offset 1764498030123 and 3 attempts; the next escalation follows in 15 minutes, at 9."),

		/** A value that is replaced. */
		HIT("Ticket 4711 of queue support was assigned to agent ana@example.com after 3 attempts, because the first"
				+ " two agents were away; the customer waits since 10:42 and the next escalation follows in 5 mins");

		private final String text;

		Message(String text) {
			this.text = text;
		}

	}

	@Param
	private Message message = Message.ORDINARY;

	private final TextRedactor redactor = TextRedactor
		.labelling(EnumSet.complementOf(EnumSet.of(SensitiveData.IP_ADDRESS)));

	@Benchmark
	public String redact() {
		return this.redactor.redact(this.message.text);
	}

	@Benchmark
	public String redactWithoutScan() {
		return this.redactor.redact(this.message.text, ~0);
	}

	@Benchmark
	public String regularExpressionsInARow() {
		String text = this.message.text;
		for (SensitivePatterns pattern : SensitivePatterns.values()) {
			text = pattern.pattern().matcher(text).replaceAll(pattern.kind().label());
		}
		return text;
	}

}
