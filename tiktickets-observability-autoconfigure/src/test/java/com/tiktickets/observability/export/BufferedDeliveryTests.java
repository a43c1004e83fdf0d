package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.export.buffer.BufferSettings;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Collector whose answers the test chooses, and files that are real. */
class BufferedDeliveryTests {

	private static final Supplier<CompletableResultCode> TAKEN = CompletableResultCode::ofSuccess;

	private static final Supplier<CompletableResultCode> NO_ANSWER = CompletableResultCode::ofFailure;

	private final CollectorLink link = new CollectorLink((signal) -> "the Collector");

	private final Queue<String> taken = new ConcurrentLinkedQueue<>();

	private final AtomicReference<Function<String, CompletableResultCode>> collector = new AtomicReference<>();

	private final List<ExportBuffer> buffers = new ArrayList<>();

	@TempDir
	private Path root;

	@AfterEach
	void close() {
		this.buffers.forEach(ExportBuffer::close);
	}

	@Test
	void whatTheCollectorTakesDoesNotTouchTheDisk() {
		BufferedDelivery delivery = delivery(this.root);
		answer(TAKEN);
		export(delivery, "first");
		assertThat(this.taken).containsExactly("first");
		assertThat(sent()).isEqualTo(1);
		assertThat(written()).isZero();
	}

	@Test
	void batchesOfOutageArriveOnceAfterIt() {
		BufferedDelivery delivery = delivery(this.root);
		answer(NO_ANSWER);
		export(delivery, "first");
		export(delivery, "second");
		export(delivery, "third");
		assertThat(link(Delivery::waitingOnDisk)).isEqualTo(3);
		answer(TAKEN);
		awaitNothingOnDisk();
		assertThat(this.taken).containsExactly("first", "second", "third");
		awaitSent(3);
	}

	@Test
	void batchWhoseAttemptFailsLaterIsWrittenOnce() {
		BufferedDelivery delivery = delivery(this.root);
		CompletableResultCode failing = new CompletableResultCode();
		answer(() -> failing);
		CompletableResultCode outcome = delivery.export(request("first"));
		answer(NO_ANSWER);
		failing.fail();
		assertThat(outcome.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
		await().during(BufferedDelivery.PATIENCE.multipliedBy(2)).until(() -> written() == 1);
		answer(TAKEN);
		awaitNothingOnDisk();
		assertThat(this.taken).containsExactly("first");
		awaitSent(1);
	}

	@Test
	void freshBatchDoesNotWaitForThoseOnDisk() {
		BufferedDelivery delivery = delivery(this.root);
		answer(NO_ANSWER);
		export(delivery, "old");
		export(delivery, "older than fresh");
		CompletableResultCode slow = new CompletableResultCode();
		AtomicBoolean asked = new AtomicBoolean();
		this.collector.set((batch) -> {
			if (batch.equals("older than fresh")) {
				asked.set(true);
				return slow;
			}
			return taken(batch);
		});
		await().untilTrue(asked);
		export(delivery, "fresh");
		assertThat(this.taken).containsExactly("old", "fresh");
		assertThat(written()).isEqualTo(2);
		slow.succeed();
	}

	@Test
	void batchThatTheCollectorTakesSlowlyIsOnDiskAndSentOnce() {
		BufferedDelivery delivery = delivery(this.root);
		CompletableResultCode slow = new CompletableResultCode();
		answer(() -> slow);
		export(delivery, "slow");
		assertThat(link(Delivery::waitingOnDisk)).isEqualTo(1);
		answer(TAKEN);
		export(delivery, "behind it");
		slow.succeed();
		awaitNothingOnDisk();
		assertThat(this.taken).containsExactly("behind it");
		awaitSent(2);
		assertThat(written()).isEqualTo(2);
	}

	@Test
	void batchThatWasTakenSlowlyIsNotSentAgainWhileItIsStillOnDisk() {
		BufferedDelivery delivery = delivery(this.root);
		CompletableResultCode slow = new CompletableResultCode();
		answer(() -> slow);
		export(delivery, "slow");
		answer(TAKEN);
		export(delivery, "behind it");
		CountDownLatch disk = new CountDownLatch(1);
		buffer().execute(() -> awaitUninterruptibly(disk));
		await().during(Duration.ofMillis(300)).until(() -> disk.getCount() == 1);
		slow.succeed();
		disk.countDown();
		awaitNothingOnDisk();
		assertThat(this.taken).containsExactly("behind it");
		awaitSent(2);
	}

	@Test
	void batchThatIsRefusedForGoodIsDropped() {
		BufferedDelivery delivery = delivery(this.root);
		answer(() -> CompletableResultCode
			.ofExceptionalFailure(new ExportFailure.UnusableExporterException(new IllegalStateException("broken"))));
		assertThat(delivery.export(request("first")).join(10, TimeUnit.SECONDS).isSuccess()).isFalse();
		assertThat(this.link.delivery(Signal.TRACES).dropped()).containsEntry("IllegalStateException", 1L);
		assertThat(written()).isZero();
	}

	@Test
	void batchOnDiskThatIsRefusedForGoodIsDropped() {
		BufferedDelivery delivery = delivery(this.root);
		answer(NO_ANSWER);
		export(delivery, "first");
		answer(() -> CompletableResultCode
			.ofExceptionalFailure(new ExportFailure.UnusableExporterException(new IllegalStateException("broken"))));
		awaitNothingOnDisk();
		await().untilAsserted(() -> assertThat(this.link.delivery(Signal.TRACES).dropped())
			.containsEntry("IllegalStateException", 1L));
	}

	@Test
	void batchWaitsInMemoryWhenTheDiskRefusesIt() throws Exception {
		BufferedDelivery delivery = delivery(Files.writeString(this.root.resolve("file"), "not a directory"));
		answer(NO_ANSWER);
		CompletableResultCode outcome = delivery.export(request("first"));
		await().until(() -> buffer().store().counts("traces").failures() > 1);
		assertThat(outcome.isDone()).isFalse();
		answer(TAKEN);
		assertThat(outcome.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
		assertThat(this.taken).containsExactly("first");
	}

	@Test
	void stopDoesNotWaitWhenTheDiskRefusesBatches() throws Exception {
		BufferedDelivery delivery = delivery(Files.writeString(this.root.resolve("file"), "not a directory"));
		answer(NO_ANSWER);
		CompletableResultCode outcome = delivery.export(request("first"));
		await().until(() -> this.link.isFailing());
		this.link.stop();
		assertThat(outcome.join(10, TimeUnit.SECONDS).isDone()).isTrue();
		assertThat(this.link.delivery(Signal.TRACES).dropped()).containsEntry("no_answer", 1L);
	}

	@Test
	void batchesAfterTheStopAreOnDiskForTheNextProcess() {
		BufferedDelivery delivery = delivery(this.root);
		answer(NO_ANSWER);
		export(delivery, "first");
		this.link.stop();
		export(delivery, "second");
		delivery.awaitIdle();
		close();
		assertThat(this.taken).isEmpty();
		answer(TAKEN);
		CollectorLink next = new CollectorLink((signal) -> "the Collector");
		delivery(this.root, next);
		await().untilAsserted(() -> assertThat(this.taken).containsExactly("first", "second"));
		await().until(() -> next.delivery(Signal.TRACES).sent() == 2);
		assertThat(next.delivery(Signal.TRACES).adopted()).isEqualTo(2);
	}

	@Test
	void furtherExporterOfSignalHasNoBuffer() {
		delivery(this.root);
		assertThat(buffer().take(Signal.TRACES)).isTrue();
		assertThat(buffer().take(Signal.TRACES)).isFalse();
		assertThat(buffer().take(Signal.LOGS)).isTrue();
	}

	private BufferedDelivery delivery(Path directory) {
		return delivery(directory, this.link);
	}

	private BufferedDelivery delivery(Path directory, CollectorLink collectorLink) {
		this.buffers.add(new ExportBuffer(new BufferSettings(directory, 1024 * 1024, Duration.ofHours(1))));
		return new BufferedDelivery(Signal.TRACES,
				(request) -> this.collector.get().apply(new String(request.toByteArray())), collectorLink, buffer());
	}

	private ExportBuffer buffer() {
		return this.buffers.get(this.buffers.size() - 1);
	}

	private void answer(Supplier<CompletableResultCode> answer) {
		this.collector.set((batch) -> (answer == TAKEN) ? taken(batch) : answer.get());
	}

	private CompletableResultCode taken(String batch) {
		this.taken.add(batch);
		return CompletableResultCode.ofSuccess();
	}

	private static boolean export(BufferedDelivery delivery, String batch) {
		CompletableResultCode outcome = delivery.export(request(batch)).join(10, TimeUnit.SECONDS);
		assertThat(outcome.isSuccess()).isTrue();
		return true;
	}

	private static EncodedRequest request(String batch) {
		return EncodedRequest.of(batch.getBytes(), 1);
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void awaitNothingOnDisk() {
		await().until(() -> this.link.delivery(Signal.TRACES).waitingOnDisk() == 0);
	}

	private long link(Function<Delivery, Long> number) {
		return number.apply(this.link.delivery(Signal.TRACES));
	}

	/** A batch is counted after it was removed from the disk. */
	private void awaitSent(long items) {
		await().untilAsserted(() -> assertThat(sent()).isEqualTo(items));
	}

	private long sent() {
		return this.link.delivery(Signal.TRACES).sent();
	}

	private long written() {
		return buffer().store().counts("traces").written();
	}

}
