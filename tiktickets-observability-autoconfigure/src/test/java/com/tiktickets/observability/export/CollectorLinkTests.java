package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorLinkTests {

	private final AtomicLong clock = new AtomicLong();

	private final CollectorLink link = new CollectorLink("http://collector:4318", this.clock::get);

	@Test
	void warnsAtMostOncePerMinuteForAllSignals(CapturedOutput output) {
		for (int second = 0; second < 120; second++) {
			this.clock.set(Duration.ofSeconds(second).toNanos());
			fail(Signal.TRACES);
			fail(Signal.LOGS);
		}
		assertThat(warnings(output)).isEqualTo(2);
	}

	@Test
	void isBackWhenEachFailingSignalArrives(CapturedOutput output) {
		fail(Signal.TRACES);
		fail(Signal.METRICS);
		succeed(Signal.TRACES);
		assertThat(output).doesNotContain("again");
		succeed(Signal.METRICS);
		assertThat(output).contains("Telemetry reaches the OpenTelemetry Collector at http://collector:4318 again");
	}

	@Test
	void isBackThoughASignalHasNothingToSend(CapturedOutput output) {
		fail(Signal.TRACES);
		fail(Signal.LOGS);
		this.clock.set(Duration.ofSeconds(6).toNanos());
		succeed(Signal.LOGS);
		assertThat(output).contains("again");
	}

	@Test
	void saysNothingWhileAllIsWell(CapturedOutput output) {
		succeed(Signal.TRACES);
		assertThat(output).doesNotContain("Collector");
	}

	private void fail(Signal signal) {
		this.link.watch(signal, CompletableResultCode.ofFailure());
	}

	private void succeed(Signal signal) {
		this.link.watch(signal, CompletableResultCode.ofSuccess());
	}

	private static int warnings(CapturedOutput output) {
		return output.getAll().split("does not reach", -1).length - 1;
	}

}
