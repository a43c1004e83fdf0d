package com.tiktickets.observability.export.buffer;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the buffer is, and what it may hold. Immutable.
 *
 * @param directory the directory that the processes of a service share
 * @param size how many bytes the files of a process may have
 * @param age how long a file is kept
 */
public record BufferSettings(Path directory, long size, Duration age) {

}
