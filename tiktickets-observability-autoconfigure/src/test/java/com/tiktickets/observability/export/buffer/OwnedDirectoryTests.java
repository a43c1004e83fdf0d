package com.tiktickets.observability.export.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class OwnedDirectoryTests extends SegmentStoreTest {

	@Test
	void filesAreForTheirOwnerOnly() throws IOException {
		write(store(), "traces", "first");
		Path process = this.root.resolve("process-0");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(process))).isEqualTo("rwx------");
		assertThat(process.resolve("lock")).exists();
		try (Stream<Path> files = Files.list(process)) {
			assertThat(files.toList()).hasSize(2)
				.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
					.isEqualTo("rw-------"));
		}
	}

	@Test
	void directoryThatIsMissingIsCreatedForItsOwnerOnly() throws IOException {
		Path missing = this.root.resolve("a/b");
		write(store(missing, MEGABYTE, new SegmentFiles()), "traces", "first");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(missing))).isEqualTo("rwx------");
	}

	@Test
	void nextProcessFindsWhatTheLastOneLeft() throws IOException {
		SegmentStore first = store();
		write(first, "traces", "first", "second", "third");
		first.remove(oldest(first, "traces"), null);
		first.close();
		SegmentStore next = store();
		next.maintain();
		assertThat(next.counts("traces").adopted()).isEqualTo(2);
		assertThat(takeAll(next, "traces")).containsExactly("second", "third");
	}

	@Test
	void secondProcessHasDirectoryOfItsOwn() throws IOException {
		SegmentStore first = store();
		write(first, "traces", "of the first");
		SegmentStore second = store();
		second.maintain();
		write(second, "traces", "of the second");
		assertThat(takeAll(second, "traces")).containsExactly("of the second");
		assertThat(takeAll(first, "traces")).containsExactly("of the first");
		assertThat(this.root.resolve("process-1")).isDirectory();
	}

	@Test
	void secondProcessAdoptsWhatTheFirstLeavesWhenItDies() throws IOException {
		SegmentStore first = store();
		write(first, "logs", "of the first");
		SegmentStore second = store();
		second.maintain();
		assertThat(oldestOrNull(second, "logs")).isNull();
		first.close();
		second.maintain();
		assertThat(takeAll(second, "logs")).containsExactly("of the first");
		assertThat(segments()).isEmpty();
	}

	@Test
	void tenThousandSegmentsAreAdoptedInSeconds() throws IOException {
		byte[] whole = segmentOf("first");
		Path process = Files.createDirectories(this.root.resolve("many/process-0"));
		for (int number = 0; number < 10_000; number++) {
			Files.write(process.resolve(name(number)), whole);
		}
		SegmentStore store = store(this.root.resolve("many"), 64 * MEGABYTE, new SegmentFiles());
		long start = System.nanoTime();
		store.maintain();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		assertThat(store.counts("traces").waiting()).isEqualTo(10_000);
		store.remove(oldest(store, "traces"), null);
		assertThat(store.counts("traces").waiting()).isEqualTo(9_999);
	}

	@Test
	void directoryThatIsFileIsReportedOnce(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.root.resolve("file"), "not a directory");
		SegmentStore store = store(file, MEGABYTE, new SegmentFiles());
		store.maintain();
		assertThatIOException().isThrownBy(() -> write(store, "traces", "first"));
		assertThatIOException().isThrownBy(() -> write(store, "traces", "first"));
		assertThat(oldestOrNull(store, "traces")).isNull();
		assertThat(store.counts("traces").failures()).isEqualTo(2);
		assertThat(store.counts("traces").waiting()).isZero();
		assertThat(output.getAll().split("cannot write to the directory", -1)).hasSize(2);
	}

	@Test
	void linkToAnotherDirectoryIsNotAdopted() throws IOException {
		SegmentStore first = store(this.root.resolve("elsewhere"), MEGABYTE, new SegmentFiles());
		write(first, "logs", "of another service");
		first.close();
		SegmentStore second = store();
		second.maintain();
		Files.createSymbolicLink(this.root.resolve("process-7"), this.root.resolve("elsewhere/process-0"));
		second.maintain();
		assertThat(second.counts("logs").adopted()).isZero();
	}

	@Test
	void directoryThatWasRemovedIsCreatedAgain() throws IOException {
		SegmentStore store = store();
		write(store, "traces", "first");
		FileSystemUtils.deleteRecursively(this.root.resolve("process-0"));
		pass(Duration.ofMinutes(1));
		assertThatIOException().isThrownBy(() -> write(store, "traces", "second"));
		write(store, "traces", "third");
		assertThat(takeAll(store, "traces")).containsExactly("third");
		assertThat(store.counts("traces").dropped()).isEqualTo(Map.of(SegmentStore.DAMAGED, 1L));
	}

}
