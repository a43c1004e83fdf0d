package com.tiktickets.observability.semconv;

/**
 * Metrics of OpenTelemetry, Spring and Micrometer that this library records, renames or
 * reads.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/metrics/">Metric
 * conventions</a>
 */
public final class SemanticMetrics {

	/** Duration of HTTP server requests. */
	public static final String HTTP_SERVER_REQUEST_DURATION = "http.server.request.duration";

	/** Duration of database client operations. */
	public static final String DB_CLIENT_OPERATION_DURATION = "db.client.operation.duration";

	/** Number of connections of a pool, by state. */
	public static final String DB_CLIENT_CONNECTION_COUNT = "db.client.connection.count";

	/** Maximum number of open connections of a pool. */
	public static final String DB_CLIENT_CONNECTION_MAX = "db.client.connection.max";

	/** Minimum number of idle connections of a pool. */
	public static final String DB_CLIENT_CONNECTION_IDLE_MIN = "db.client.connection.idle.min";

	/** Number of requests that wait for a connection of a pool. */
	public static final String DB_CLIENT_CONNECTION_PENDING_REQUESTS = "db.client.connection.pending_requests";

	/** Number of requests for a connection that timed out. */
	public static final String DB_CLIENT_CONNECTION_TIMEOUTS = "db.client.connection.timeouts";

	/** Duration of opening a connection. */
	public static final String DB_CLIENT_CONNECTION_CREATE_TIME = "db.client.connection.create_time";

	/** Duration of waiting for a connection of a pool. */
	public static final String DB_CLIENT_CONNECTION_WAIT_TIME = "db.client.connection.wait_time";

	/** Duration between borrowing a connection and returning it to the pool. */
	public static final String DB_CLIENT_CONNECTION_USE_TIME = "db.client.connection.use_time";

	/** Number of open file descriptors. */
	public static final String PROCESS_UNIX_FILE_DESCRIPTOR_COUNT = "process.unix.file_descriptor.count";

	/** Recent CPU utilization of the whole machine. */
	public static final String JVM_SYSTEM_CPU_UTILIZATION = "jvm.system.cpu.utilization";

	/** Average CPU load of the whole machine in the last minute. */
	public static final String JVM_SYSTEM_CPU_LOAD_1M = "jvm.system.cpu.load_1m";

	/** Duration of runs of scheduled tasks. The name is Spring's. */
	public static final String TASKS_SCHEDULED_EXECUTION = "tasks.scheduled.execution";

	/** Number of Tomcat's request threads that are busy. The name is Micrometer's. */
	public static final String TOMCAT_THREADS_BUSY = "tomcat.threads.busy";

	/** Number of Tomcat's request threads. */
	public static final String TOMCAT_THREADS_CURRENT = "tomcat.threads.current";

	/** Maximum number of Tomcat's request threads. */
	public static final String TOMCAT_THREADS_CONFIG_MAX = "tomcat.threads.config.max";

	/** Number of spans that a processor has finished processing. */
	public static final String OTEL_SDK_PROCESSOR_SPAN_PROCESSED = "otel.sdk.processor.span.processed";

	/** Number of log records that a processor has finished processing. */
	public static final String OTEL_SDK_PROCESSOR_LOG_PROCESSED = "otel.sdk.processor.log.processed";

	/** Number of spans that wait in the queue of a processor. */
	public static final String OTEL_SDK_PROCESSOR_SPAN_QUEUE_SIZE = "otel.sdk.processor.span.queue.size";

	/** Number of log records that wait in the queue of a processor. */
	public static final String OTEL_SDK_PROCESSOR_LOG_QUEUE_SIZE = "otel.sdk.processor.log.queue.size";

	private SemanticMetrics() {
	}

}
