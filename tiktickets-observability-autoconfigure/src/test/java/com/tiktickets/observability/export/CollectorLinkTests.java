package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorLinkTests {

	private final AtomicLong clock = new AtomicLong();

	private final CollectorLink link = new CollectorLink((signal) -> "http://collector:4318", this.clock::get);

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

	@Test
	void lossesAreSaidWithTheOneWarningOfAMinute(CapturedOutput output) {
		fail(Signal.TRACES);
		this.clock.set(Duration.ofSeconds(30).toNanos());
		this.link.lost(new LostItems(3, 4));
		assertThat(output).doesNotContain("were lost");
		this.clock.set(Duration.ofSeconds(60).toNanos());
		fail(Signal.TRACES);
		assertThat(output).containsOnlyOnce("3 spans and 4 log records were lost");
	}

	@Test
	void lossesThoughTheCollectorAnswersAreAtMostOneWarningAMinute(CapturedOutput output) {
		for (int second = 0; second < 120; second++) {
			this.clock.set(Duration.ofSeconds(second).toNanos());
			this.link.lost(new LostItems(second + 1, 0));
		}
		assertThat(output.getAll().split("Telemetry is lost", -1)).hasSize(3);
		assertThat(output).contains("1 spans and 0 log records were lost")
			.contains("60 spans and 0 log records were lost");
	}

	@Test
	void whatWasLostSinceTheLastWarningIsSaidWhenTheCollectorIsBack(CapturedOutput output) {
		fail(Signal.TRACES);
		this.link.lost(new LostItems(5, 0));
		succeed(Signal.TRACES);
		assertThat(output).containsPattern("again\\. In the meantime: 5 spans and 0 log records were lost");
	}

	@Test
	void saysThatNothingWasLost(CapturedOutput output) {
		fail(Signal.TRACES);
		succeed(Signal.TRACES);
		assertThat(output).contains("In the meantime: nothing was lost");
	}

	@Test
	void batchIsHeldUntilTheCollectorAnswers() {
		Deque<CompletableResultCode> answers = new ArrayDeque<>(
				List.of(CompletableResultCode.ofFailure(), CompletableResultCode.ofSuccess()));
		CompletableResultCode outcome = this.link.deliver(Signal.TRACES, answers::pop);
		assertThat(outcome.isDone()).isFalse();
		assertThat(outcome.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
	}

	@Test
	void batchThatIsRefusedForGoodIsNotSentAgain() {
		AtomicInteger attempts = new AtomicInteger();
		CompletableResultCode outcome = this.link.deliver(Signal.LOGS, () -> {
			attempts.incrementAndGet();
			return refused(401);
		});
		assertThat(outcome.isDone()).isTrue();
		assertThat(outcome.isSuccess()).isFalse();
		assertThat(attempts).hasValue(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429, 502, 503, 504 })
	void batchIsSentAgainWhenTheCollectorIsBusy(int status) {
		assertThat(this.link.deliver(Signal.LOGS, () -> refused(status)).isDone()).isFalse();
		this.link.stop();
	}

	@Test
	void exporterThatThrowsIsNotAskedAgain() {
		CompletableResultCode outcome = this.link.deliver(Signal.LOGS, () -> {
			throw new IllegalStateException("cannot be written");
		});
		assertThat(outcome.isDone()).isTrue();
		assertThat(outcome.getFailureThrowable()).hasMessage("cannot be written");
	}

	@Test
	void stoppingDoesNotWaitForACollectorThatDoesNotAnswer() {
		CompletableResultCode outcome = this.link.deliver(Signal.TRACES, CompletableResultCode::ofFailure);
		this.link.stop();
		assertThat(outcome.isDone()).isTrue();
		assertThat(this.link.deliver(Signal.LOGS, CompletableResultCode::new).isDone()).isTrue();
	}

	@Test
	void stoppingDoesNotWaitForMetricsThatAreStillTried() {
		fail(Signal.TRACES);
		CompletableResultCode outcome = this.link.watchUntilStop(Signal.METRICS, new CompletableResultCode());
		assertThat(outcome.isDone()).isFalse();
		this.link.stop();
		assertThat(outcome.isDone()).isTrue();
	}

	@Test
	void metricsThatArriveHaveTheOutcomeOfTheirExport() {
		assertThat(this.link.watchUntilStop(Signal.METRICS, CompletableResultCode.ofSuccess()).isSuccess()).isTrue();
		assertThat(this.link.watchUntilStop(Signal.METRICS, refused(400)).getFailureThrowable())
			.isInstanceOf(FailedExportException.class);
	}

	@Test
	void stoppingWaitsForACollectorThatAnswers() {
		CompletableResultCode underWay = new CompletableResultCode();
		CompletableResultCode outcome = this.link.deliver(Signal.TRACES, () -> underWay);
		this.link.stop();
		assertThat(outcome.isDone()).isFalse();
		underWay.succeed();
		assertThat(outcome.isSuccess()).isTrue();
	}

	private static CompletableResultCode refused(int status) {
		return CompletableResultCode
			.ofExceptionalFailure(FailedExportException.httpFailedWithResponse(new HttpResponse() {
				@Override
				public int getStatusCode() {
					return status;
				}

				@Override
				public String getStatusMessage() {
					return "";
				}

				@Override
				public byte[] getResponseBody() {
					return new byte[0];
				}
			}));
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
