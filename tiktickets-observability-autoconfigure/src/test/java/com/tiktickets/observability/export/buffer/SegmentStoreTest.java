package com.tiktickets.observability.export.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Stores in real files; the clock is the test's. */
abstract class SegmentStoreTest {

	static final int MEGABYTE = 1024 * 1024;

	private final List<SegmentStore> stores = new ArrayList<>();

	@TempDir
	Path root;

	private Instant now = Instant.parse("2026-11-30T12:00:00Z");

	@AfterEach
	void close() throws IOException {
		for (SegmentStore store : this.stores) {
			store.close();
		}
	}

	static String name(int number) {
		return "traces-20261130T115959.000Z-00000000-" + number + ".segment";
	}

	byte[] segmentOf(String... bodies) throws IOException {
		Path directory = this.root.resolve("whole");
		SegmentStore store = store(directory, MEGABYTE, new SegmentFiles());
		write(store, "traces", bodies);
		store.close();
		return Files.readAllBytes(filesIn(directory).get(0));
	}

	SegmentStore adopting(Path directory, byte[] segment, int length) throws IOException {
		Path process = Files.createDirectories(directory.resolve("process-0"));
		try (FileChannel channel = FileChannel.open(process.resolve(name(1)), StandardOpenOption.CREATE_NEW,
				StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(segment, 0, length));
		}
		SegmentStore store = store(directory, MEGABYTE, new SegmentFiles());
		store.maintain();
		return store;
	}

	SegmentStore store() {
		return store(this.root, MEGABYTE, new SegmentFiles());
	}

	SegmentStore store(Path directory, long size, SegmentFiles files) {
		SegmentStore store = new SegmentStore(new BufferSettings(directory, size, Duration.ofHours(24)), files,
				() -> this.now);
		this.stores.add(store);
		return store;
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	static void write(SegmentStore store, String signal, String... bodies) throws IOException {
		for (String body : bodies) {
			assertThat(store.append(signal, 1, body.getBytes())).isNotNull();
		}
	}

	static List<String> takeAll(SegmentStore store, String signal) {
		List<String> all = new ArrayList<>();
		BufferedRequest request = store.oldest(signal);
		while (request != null) {
			all.add(new String(request.body()));
			store.remove(request, null);
			request = store.oldest(signal);
		}
		return all;
	}

	static BufferedRequest oldest(SegmentStore store, String signal) {
		BufferedRequest request = store.oldest(signal);
		assertThat(request).isNotNull();
		return request;
	}

	static BufferedRequest oldestOrNull(SegmentStore store, String signal) {
		return store.oldest(signal);
	}

	List<Path> segments() throws IOException {
		return filesIn(this.root);
	}

	static List<Path> filesIn(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(".segment")).toList();
		}
	}

	long sizes() throws IOException {
		return segments().stream().mapToLong((file) -> file.toFile().length()).sum();
	}

}
