package com.tiktickets.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands random inputs to a reader. What it says of the size of a run is printed. The seed
 * and a factor for the number of inputs can be set with {@code -Dfuzz.seed} and
 * {@code -Dfuzz.factor}. jqwik has no engine for JUnit 6, and Jazzer decides by coverage
 * and time what it tries: neither repeats a fixed number of tries in each build.
 */
public final class Fuzzing {

	private static final Logger logger = LoggerFactory.getLogger(Fuzzing.class);

	private static final long SEED = Long.getLong("fuzz.seed", 20_261_130L);

	private static final int FACTOR = Integer.getInteger("fuzz.factor", 1);

	/** Far above what a reader needs, and far below what a quadratic one takes. */
	private static final long SLOWEST_NANOS = TimeUnit.SECONDS.toNanos(2);

	/** The first inputs load classes. */
	private static final int FIRST = 200;

	private static final int BYTES_OF_CLASSES = 64 * 1024 * 1024;

	private static final int BYTES_AT_ALL = 256 * 1024;

	private static final int BYTES_PER_CHARACTER = 256;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final String name;

	private final int tries;

	private Fuzzing(String name, int tries) {
		this.name = name;
		this.tries = tries * FACTOR;
	}

	public static Fuzzing of(String name, int tries) {
		return new Fuzzing(name, tries);
	}

	/**
	 * Checks a property of each input.
	 * @param input makes an input
	 * @param property throws if the input does not have it
	 * @param <T> the input
	 */
	public <T> void check(Function<FuzzInput, T> input, Consumer<T> property) {
		long slowest = 0;
		long started = System.nanoTime();
		int longest = 0;
		for (int i = 0; i < this.tries; i++) {
			long seed = SEED + i;
			T value = input.apply(new FuzzInput(new Random(seed)));
			int length = String.valueOf(value).length();
			long nanos = System.nanoTime();
			long bytes = THREADS.getCurrentThreadAllocatedBytes();
			try {
				property.accept(value);
			}
			catch (Throwable failure) {
				throw new AssertionError(this.name + ", -Dfuzz.seed=" + seed + ": " + escaped(value), failure);
			}
			bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
			assertThat(bytes).as("%s allocates, -Dfuzz.seed=%s", this.name, seed)
				.isLessThan(((i < FIRST) ? BYTES_OF_CLASSES : BYTES_AT_ALL) + (long) BYTES_PER_CHARACTER * length);
			slowest = Math.max(slowest, System.nanoTime() - nanos);
			longest = Math.max(longest, length);
		}
		logger.info("Fuzzing {}: {} inputs from seed {}, the longest of {} characters, in {} ms", this.name, this.tries,
				SEED, longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
		assertThat(slowest).as("%s: slowest input", this.name).isLessThan(SLOWEST_NANOS);
	}

	private static String escaped(Object value) {
		StringBuilder text = new StringBuilder();
		String.valueOf(value)
			.chars()
			.limit(2_000)
			.forEach((c) -> text
				.append((c >= ' ' && c < 0x7F) ? String.valueOf((char) c) : String.format("\\u%04x", c)));
		return text.toString();
	}

}
