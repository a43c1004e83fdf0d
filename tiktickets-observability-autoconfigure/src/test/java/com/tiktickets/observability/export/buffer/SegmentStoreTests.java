package com.tiktickets.observability.export.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentStoreTests extends SegmentStoreTest {

	@Test
	void requestsComeBackOldestFirst() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first", "second");
		write(store, "logs", "of another signal");
		pass(Duration.ofMinutes(1));
		write(store, "traces", "third");
		assertThat(takeAll(store, "traces")).containsExactly("first", "second", "third");
		assertThat(takeAll(store, "logs")).containsExactly("of another signal");
	}

	@Test
	void whatWasTakenLeavesNoFile() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first", "second");
		assertThat(store.counts("traces").waiting()).isEqualTo(2);
		assertThat(store.counts("traces").bytes()).isEqualTo(sizes());
		takeAll(store, "traces");
		assertThat(store.counts("traces").waiting()).isZero();
		assertThat(store.counts("traces").bytes()).isZero();
		assertThat(segments()).isEmpty();
	}

	@Test
	void requestThatIsReleasedStays() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first");
		store.release(oldest(store, "traces"));
		assertThat(takeAll(store, "traces")).containsExactly("first");
	}

	@Test
	void segmentIsNamedBySignalAndTime() throws IOException {
		write(store(), "traces", "first");
		assertThat(segments()).singleElement()
			.satisfies((segment) -> assertThat(segment.getFileName().toString())
				.matches("traces-20261130T120000\\.000Z-[0-9a-f]{8}-1\\.segment"));
	}

	@Test
	void oldestRequestsMakeRoomAndAreCounted() throws IOException {
		SegmentStore store = store();
		String large = "x".repeat(MEGABYTE / 16);
		for (int number = 0; number < 40; number++) {
			pass(Duration.ofSeconds(1));
			write(store, (number % 2 == 0) ? "traces" : "logs", large + number);
		}
		assertThat(sizes()).isLessThanOrEqualTo(MEGABYTE);
		long traces = store.counts("traces").dropped().getOrDefault(SegmentStore.FULL, 0L);
		long logs = store.counts("logs").dropped().getOrDefault(SegmentStore.FULL, 0L);
		assertThat(traces).isPositive();
		assertThat(logs).isPositive();
		List<String> left = takeAll(store, "traces");
		assertThat(left).isNotEmpty().last().isEqualTo(large + 38);
		assertThat(left.size() + traces).isEqualTo(20);
		assertThat(takeAll(store, "logs").size() + logs).isEqualTo(20);
	}

	@Test
	void requestLargerThanTheBufferIsDropped() throws IOException {
		SegmentStore store = store();
		assertThat(store.append("logs", 7, new byte[MEGABYTE])).isNull();
		assertThat(store.counts("logs").dropped()).isEqualTo(Map.of(SegmentStore.FULL, 7L));
	}

	@Test
	void requestThatIsSentDoesNotMakeRoom() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first");
		BufferedRequest underWay = oldest(store, "traces");
		String large = "x".repeat(MEGABYTE / 4);
		for (int number = 0; number < 10; number++) {
			pass(Duration.ofMinutes(1));
			write(store, "traces", large);
		}
		store.remove(underWay, null);
		assertThat(
				store.counts("traces").dropped().getOrDefault(SegmentStore.FULL, 0L) + takeAll(store, "traces").size())
			.isEqualTo(10);
	}

	@Test
	void requestsThatAreTooOldAreCounted() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first", "second");
		pass(Duration.ofHours(23));
		write(store, "traces", "third");
		pass(Duration.ofHours(2));
		store.maintain();
		assertThat(store.counts("traces").dropped()).isEqualTo(Map.of(SegmentStore.AGE, 2L));
		assertThat(takeAll(store, "traces")).containsExactly("third");
	}

	@Test
	void segmentThatIsGoneIsCounted() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first");
		Files.delete(segments().get(0));
		assertThat(oldestOrNull(store, "traces")).isNull();
		assertThat(store.counts("traces").dropped()).isEqualTo(Map.of(SegmentStore.DAMAGED, 1L));
		assertThat(store.counts("traces").waiting()).isZero();
	}

}
