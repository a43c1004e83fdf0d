package com.tiktickets.observability.autoconfigure.export;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.export.buffer.BufferSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the buffer on disk.
 */
@ConfigurationProperties(ExportBufferProperties.PREFIX)
public class ExportBufferProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.export.buffer";

	private static final DataSize SMALLEST = DataSize.ofMegabytes(1);

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	/**
	 * Directory in which spans and log records wait that the Collector does not take at
	 * once. Without a directory, they wait in memory only. Use a directory of its own for
	 * each service.
	 */
	private @Nullable String directory;

	/**
	 * Maximum size of the files of a process. The oldest items are dropped and counted.
	 */
	private DataSize size = DataSize.ofMegabytes(256);

	/**
	 * Maximum time that items wait on disk. Older items are dropped and counted.
	 */
	private Duration age = Duration.ofHours(24);

	@Override
	public void afterPropertiesSet() {
		if (this.size.compareTo(SMALLEST) < 0) {
			throw new InvalidPropertyException(PREFIX + ".size", this.size.toString(), "it is smaller than 1 MB",
					"Use a size such as 256MB.");
		}
		if (this.age.compareTo(SHORTEST) < 0) {
			throw new InvalidPropertyException(PREFIX + ".age", this.age, "it is shorter than a minute",
					"Use a duration such as 24h.");
		}
	}

	BufferSettings settings() {
		try {
			return new BufferSettings(Path.of(String.valueOf(this.directory)).toAbsolutePath(), this.size.toBytes(),
					this.age);
		}
		catch (InvalidPathException ex) {
			throw new InvalidPropertyException(PREFIX + ".directory", this.directory, "it is not a path",
					"Use the path of a directory such as /var/lib/tickets/telemetry.");
		}
	}

	public @Nullable String getDirectory() {
		return this.directory;
	}

	public void setDirectory(@Nullable String directory) {
		this.directory = directory;
	}

	public DataSize getSize() {
		return this.size;
	}

	public void setSize(DataSize size) {
		this.size = size;
	}

	public Duration getAge() {
		return this.age;
	}

	public void setAge(Duration age) {
		this.age = age;
	}

}
