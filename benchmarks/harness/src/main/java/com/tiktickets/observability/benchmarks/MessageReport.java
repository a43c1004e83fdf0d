package com.tiktickets.observability.benchmarks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The table of what a message costs. Differences are within a round.
 *
 * @param slices all that was measured
 */
record MessageReport(Collection<MessageSlice> slices) {

	String write() {
		StringBuilder text = new StringBuilder();
		text.append("### Per message\n\nWritten by `benchmarks/run --messages`, ").append(LocalDate.now());
		text.append(", JDK ").append(Runtime.version()).append("; the same application without and with this starter");
		text.append(", medians with [least–most] of the rounds.\n\n");
		text.append("| one message | items | CPU µs, without | with | added | KiB, without | with | added |");
		text.append(" messages/s, without | with | lost |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
		for (MessageExchange exchange : MessageExchange.values()) {
			if (!of(exchange, Variant.TIKTICKETS).isEmpty()) {
				text.append("| ").append(row(exchange)).append(" |\n");
			}
		}
		return text.toString();
	}

	private String row(MessageExchange exchange) {
		return String.join(" | ", exchange.title(),
				String.format(Locale.ROOT, "%.1f", spread(exchange, Variant.TIKTICKETS, MessageSlice::items).median()),
				spread(exchange, Variant.NONE, MessageSlice::cpuMicros).text(1),
				spread(exchange, Variant.TIKTICKETS, MessageSlice::cpuMicros).text(1),
				added(exchange, MessageSlice::cpuMicros).text(1),
				spread(exchange, Variant.NONE, MessageSlice::allocatedKiB).text(1),
				spread(exchange, Variant.TIKTICKETS, MessageSlice::allocatedKiB).text(1),
				added(exchange, MessageSlice::allocatedKiB).text(1), rate(exchange, Variant.NONE),
				rate(exchange, Variant.TIKTICKETS), lost(exchange));
	}

	List<MessageSlice> of(MessageExchange exchange, Variant variant) {
		return this.slices.stream()
			.filter((slice) -> slice.exchange() == exchange && slice.variant() == variant)
			.toList();
	}

	private MedianRange spread(MessageExchange exchange, Variant variant, ToDoubleFunction<MessageSlice> value) {
		return MedianRange.of(of(exchange, variant).stream().map(value::applyAsDouble).toList());
	}

	MedianRange added(MessageExchange exchange, ToDoubleFunction<MessageSlice> value) {
		return MedianRange.of(of(exchange, Variant.TIKTICKETS).stream()
			.flatMap((slice) -> of(exchange, Variant.NONE).stream()
				.filter((plain) -> plain.round() == slice.round())
				.map((plain) -> value.applyAsDouble(slice) - value.applyAsDouble(plain)))
			.toList());
	}

	private String rate(MessageExchange exchange, Variant variant) {
		return String.format(Locale.ROOT, "%.0f", spread(exchange, variant, MessageSlice::perSecond).median());
	}

	private String lost(MessageExchange exchange) {
		long made = sum(exchange, (slice) -> slice.made().ofRequests());
		long lost = sum(exchange, MessageSlice::lost);
		return String.format(Locale.ROOT, "%.2f %%", (made > 0) ? 100.0 * lost / made : 0);
	}

	private long sum(MessageExchange exchange, ToLongFunction<MessageSlice> value) {
		return of(exchange, Variant.TIKTICKETS).stream().mapToLong(value).sum();
	}

	static List<MessageExchange> exchanges(String names) {
		return Arrays.stream(names.split(",")).map(MessageExchange::of).toList();
	}

}
