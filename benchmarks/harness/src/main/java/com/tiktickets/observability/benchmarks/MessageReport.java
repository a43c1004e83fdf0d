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
		for (Doorway doorway : Doorway.values()) {
			if (!of(doorway, Variant.TIKTICKETS).isEmpty()) {
				text.append("| ").append(row(doorway)).append(" |\n");
			}
		}
		return text.toString();
	}

	private String row(Doorway doorway) {
		return String.join(" | ", doorway.title(),
				String.format(Locale.ROOT, "%.1f", spread(doorway, Variant.TIKTICKETS, MessageSlice::items).median()),
				spread(doorway, Variant.NONE, MessageSlice::cpuMicros).text(1),
				spread(doorway, Variant.TIKTICKETS, MessageSlice::cpuMicros).text(1),
				added(doorway, MessageSlice::cpuMicros).text(1),
				spread(doorway, Variant.NONE, MessageSlice::allocatedKiB).text(1),
				spread(doorway, Variant.TIKTICKETS, MessageSlice::allocatedKiB).text(1),
				added(doorway, MessageSlice::allocatedKiB).text(1), rate(doorway, Variant.NONE),
				rate(doorway, Variant.TIKTICKETS), lost(doorway));
	}

	List<MessageSlice> of(Doorway doorway, Variant variant) {
		return this.slices.stream()
			.filter((slice) -> slice.doorway() == doorway && slice.variant() == variant)
			.toList();
	}

	private Spread spread(Doorway doorway, Variant variant, ToDoubleFunction<MessageSlice> value) {
		return Spread.of(of(doorway, variant).stream().map(value::applyAsDouble).toList());
	}

	Spread added(Doorway doorway, ToDoubleFunction<MessageSlice> value) {
		return Spread.of(of(doorway, Variant.TIKTICKETS).stream()
			.flatMap((slice) -> of(doorway, Variant.NONE).stream()
				.filter((plain) -> plain.round() == slice.round())
				.map((plain) -> value.applyAsDouble(slice) - value.applyAsDouble(plain)))
			.toList());
	}

	private String rate(Doorway doorway, Variant variant) {
		return String.format(Locale.ROOT, "%.0f", spread(doorway, variant, MessageSlice::perSecond).median());
	}

	private String lost(Doorway doorway) {
		long made = sum(doorway, (slice) -> slice.made().ofRequests());
		long lost = sum(doorway, MessageSlice::lost);
		return String.format(Locale.ROOT, "%.2f %%", (made > 0) ? 100.0 * lost / made : 0);
	}

	private long sum(Doorway doorway, ToLongFunction<MessageSlice> value) {
		return of(doorway, Variant.TIKTICKETS).stream().mapToLong(value).sum();
	}

	static List<Doorway> doorways(String names) {
		return Arrays.stream(names.split(",")).map(Doorway::of).toList();
	}

}
