package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageReportTests {

	private static final Items MADE = new Items(2_000, 0, 0);

	private final MessageReport report = new MessageReport(List.of(slice(Variant.NONE, 0, 0.010, Items.NONE),
			slice(Variant.TIKTICKETS, 0, 0.030, MADE), slice(Variant.TIKTICKETS, 1, 0.090, new Items(1_000, 0, 9)),
			slice(Variant.NONE, 1, 0.050, Items.NONE)));

	private static MessageSlice slice(Variant variant, int round, double cpuSeconds, Items received) {
		Items made = (variant == Variant.NONE) ? Items.NONE : MADE;
		return new MessageSlice(MessageExchange.STOMP, variant, round, 1_000, 0.5, cpuSeconds, 2_048_000, made,
				received);
	}

	@Test
	void pairsRoundsAndNotVariants() {
		assertThat(this.report.added(MessageExchange.STOMP, MessageSlice::cpuMicros))
			.satisfies((spread) -> assertThat(spread.min()).isCloseTo(20, within(1e-6)))
			.satisfies((spread) -> assertThat(spread.max()).isCloseTo(40, within(1e-6)));
	}

	@Test
	void rowHasItemsCostsAndLoss() {
		assertThat(this.report.write()).contains("| STOMP: a `SEND` handled, a `MESSAGE` to one subscriber | 2.0 "
				+ "| 30.0 [10.0–50.0] | 60.0 [30.0–90.0] | 30.0 [20.0–40.0] "
				+ "| 2.0 [2.0–2.0] | 2.0 [2.0–2.0] | 0.0 [0.0–0.0] | 2000 | 2000 | 25.00 % |");
	}

	@Test
	void whatIsNotMeasuredHasNoRow() {
		assertThat(this.report.write()).doesNotContain("Redis").startsWith("### Per message");
	}

}
