package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalStatisticsTests {

	private final SignalStatistics spans = new SignalStatistics(Signal.TRACES);

	private final SignalStatistics points = new SignalStatistics(Signal.METRICS);

	@Test
	void itemsOfQueueWaitUntilTheQueueReleasesThem() {
		QueueLimit queue = new QueueLimit(2, 100);
		this.spans.waitingIn(queue);
		queue.reserve();
		queue.reserve();
		queue.reserve();
		assertThat(this.spans.delivery().made()).isEqualTo(3);
		assertThat(this.spans.delivery().waiting()).isEqualTo(2);
		assertThat(this.spans.delivery().dropped()).isEqualTo(Map.of("queue_full", 1L));
		queue.released(this.spans.count(CompletableResultCode.ofSuccess(), 2), 2, 0);
		assertThat(this.spans.delivery().waiting()).isZero();
		assertThat(this.spans.delivery().sent()).isEqualTo(2);
	}

	@Test
	void queueOfTheSdkIsKnownWhenItWasMeasured() {
		this.spans.count(CompletableResultCode.ofSuccess(), 4);
		assertThat(this.spans.delivery().made()).isNull();
		assertThat(this.spans.delivery().waiting()).isNull();
		this.spans.measured(new SdkQueue(2, 3));
		assertThat(this.spans.delivery().waiting()).isEqualTo(2);
		assertThat(this.spans.delivery().dropped()).isEqualTo(Map.of("queue_full", 3L));
		assertThat(this.spans.delivery().made()).isEqualTo(9);
	}

	@Test
	void pointsWaitWhileTheirExportIsUnderWay() {
		CompletableResultCode export = new CompletableResultCode();
		this.points.count(export, 7);
		assertThat(this.points.delivery().waiting()).isEqualTo(7);
		export.succeed();
		assertThat(this.points.delivery().waiting()).isZero();
		assertThat(this.points.delivery().made()).isEqualTo(7);
	}

	@Test
	void itemsOfFailedExportAreDroppedByReason() {
		this.points.count(CompletableResultCode.ofFailure(), 1);
		this.points.count(CompletableResultCode.ofExceptionalFailure(new IllegalStateException("closed")), 2);
		assertThat(this.points.delivery().dropped()).isEqualTo(Map.of("no_answer", 1L, "IllegalStateException", 2L));
	}

	@Test
	void failureSinceTheLastSuccessIsRemembered() {
		this.spans.failed("refused");
		this.spans.succeeded();
		assertThat(this.spans.delivery().failingSince()).isNull();
		this.spans.failed("first");
		Delivery first = this.spans.delivery();
		this.spans.failed("second");
		Delivery second = this.spans.delivery();
		assertThat(second.failingSince()).isNotNull().isEqualTo(first.failingSince());
		assertThat(second.lastFailureReason()).isEqualTo("second");
		assertThat(second.lastSuccess()).isNotNull();
	}

}
