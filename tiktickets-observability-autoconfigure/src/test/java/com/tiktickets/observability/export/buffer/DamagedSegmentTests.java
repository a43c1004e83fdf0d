package com.tiktickets.observability.export.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Files that are not as they were written, and a disk that takes no more. */
@ExtendWith(OutputCaptureExtension.class)
class DamagedSegmentTests extends SegmentStoreTest {

	@Test
	void segmentThatIsCutAnywhereHasTheRequestsBeforeTheCut() throws IOException {
		byte[] whole = segmentOf("first", "second", "third");
		for (int length = 0; length < whole.length; length++) {
			Path directory = this.root.resolve("cut-" + length);
			SegmentStore store = adopting(directory, whole, length);
			List<String> read = takeAll(store, "traces");
			BufferCounts counts = store.counts("traces");
			assertThat(read).as("cut at %s", length)
				.isEqualTo(List.of("first", "second", "third").subList(0, read.size()));
			assertThat(counts.adopted()).as("cut at %s", length)
				.isEqualTo(read.size() + counts.dropped().getOrDefault(SegmentStore.DAMAGED, 0L));
			assertThat(counts.waiting()).isZero();
			assertThat(filesIn(directory)).isEmpty();
			store.close();
		}
	}

	@Test
	void segmentThatIsCutInTheMiddleOfARequestCountsItAndIsReportedOnce(CapturedOutput output) throws IOException {
		byte[] whole = segmentOf("first", "second");
		Path directory = this.root.resolve("cut");
		Path other = Files.createDirectories(directory.resolve("process-0")).resolve(name(2));
		Files.write(other, Arrays.copyOf(whole, whole.length - 2));
		SegmentStore store = adopting(directory, whole, whole.length - 1);
		assertThat(takeAll(store, "traces")).containsExactly("first", "first");
		assertThat(store.counts("traces").dropped()).isEqualTo(Map.of(SegmentStore.DAMAGED, 2L));
		assertThat(store.counts("traces").damagedSegments()).isEqualTo(2);
		assertThat(store.counts("traces").failures()).isEqualTo(2);
		assertThat(output.getAll().split("is not complete", -1)).hasSize(2);
	}

	@Test
	void byteThatHasChangedNeverChangesARequest() throws IOException {
		byte[] whole = segmentOf("first", "second", "third");
		int damaged = 0;
		for (int position = 0; position < whole.length; position++) {
			byte[] changed = whole.clone();
			changed[position] ^= 0x10;
			SegmentStore store = adopting(this.root.resolve("changed-" + position), changed, changed.length);
			List<String> read = takeAll(store, "traces");
			BufferCounts counts = store.counts("traces");
			assertThat(List.of("first", "second", "third")).as("changed at %s", position).containsAll(read);
			assertThat(counts.adopted())
				.isEqualTo(read.size() + counts.dropped().getOrDefault(SegmentStore.DAMAGED, 0L));
			if (read.size() < 3) {
				damaged++;
				assertThat(counts.damagedSegments() + counts.dropped().size()).isPositive();
			}
			store.close();
		}
		assertThat(damaged).isPositive();
	}

	@Test
	void foreignFileIsLeftAloneAndReportedOnce(CapturedOutput output) throws IOException {
		write(store(), "traces", "first");
		close();
		Path process = this.root.resolve("process-0");
		Files.writeString(process.resolve("notes.txt"), "not ours");
		Files.writeString(process.resolve("more.txt"), "not ours");
		SegmentStore store = store();
		store.maintain();
		assertThat(takeAll(store, "traces")).containsExactly("first");
		assertThat(process.resolve("notes.txt")).hasContent("not ours");
		assertThat(output.getAll().split("is left alone", -1)).hasSize(2);
	}

	@Test
	void segmentOfOtherVersionIsLeftAlone(CapturedOutput output) throws IOException {
		byte[] whole = segmentOf("first");
		whole[5] = SegmentFormat.VERSION + 1;
		int checksum = SegmentFormat.checksum(whole, 16);
		for (int index = 0; index < 4; index++) {
			whole[16 + index] = (byte) (checksum >>> (24 - 8 * index));
		}
		Path directory = this.root.resolve("version");
		SegmentStore store = adopting(directory, whole, whole.length);
		assertThat(takeAll(store, "traces")).isEmpty();
		assertThat(filesIn(directory)).singleElement().satisfies((file) -> assertThat(file).hasBinaryContent(whole));
		assertThat(store.counts("traces").failures()).isEqualTo(1);
		assertThat(output).contains("another version of the library has written it");
	}

	@Test
	void diskThatIsFullTakesRequestsWhenItHasSpaceAgain(CapturedOutput output) throws IOException {
		FullDisk disk = new FullDisk();
		SegmentStore store = store(this.root, MEGABYTE, disk);
		write(store, "traces", "first");
		disk.full = true;
		pass(Duration.ofMinutes(1));
		assertThatIOException().isThrownBy(() -> write(store, "traces", "second")).withMessageContaining("No space");
		assertThatIOException().isThrownBy(() -> write(store, "traces", "second"));
		assertThat(output.getAll().split("cannot write to the directory", -1)).hasSize(2);
		assertThat(store.counts("traces").failures()).isEqualTo(2);
		assertThat(store.counts("traces").waiting()).isEqualTo(1);
		disk.full = false;
		write(store, "traces", "third");
		assertThat(takeAll(store, "traces")).containsExactly("first", "third");
	}

	/** Linux has a device that refuses every byte as a full disk does. */
	private static final class FullDisk extends SegmentFiles {

		private boolean full;

		@Override
		FileChannel create(Path path) throws IOException {
			return this.full ? FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE) : super.create(path);
		}

	}

}
