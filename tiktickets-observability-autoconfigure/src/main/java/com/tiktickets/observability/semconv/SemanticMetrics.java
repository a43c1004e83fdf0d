package com.tiktickets.observability.semconv;

/**
 * Metrics that others measure and this library renames or reads.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/general/metrics/">Metric
 * conventions</a>
 */
public final class SemanticMetrics {

	/** How long requests take that a service answers. */
	public static final String HTTP_SERVER_REQUEST_DURATION = "http.server.request.duration";

	/** How long database operations take. */
	public static final String DB_CLIENT_OPERATION_DURATION = "db.client.operation.duration";

	/** Connections of a pool by state. */
	public static final String DB_CLIENT_CONNECTION_COUNT = "db.client.connection.count";

	/** Most connections a pool opens. */
	public static final String DB_CLIENT_CONNECTION_MAX = "db.client.connection.max";

	/** Fewest idle connections a pool keeps. */
	public static final String DB_CLIENT_CONNECTION_IDLE_MIN = "db.client.connection.idle.min";

	/** Callers that wait for a connection. */
	public static final String DB_CLIENT_CONNECTION_PENDING_REQUESTS = "db.client.connection.pending_requests";

	/** Callers that waited in vain. */
	public static final String DB_CLIENT_CONNECTION_TIMEOUTS = "db.client.connection.timeouts";

	/** How long it takes to open a connection. */
	public static final String DB_CLIENT_CONNECTION_CREATE_TIME = "db.client.connection.create_time";

	/** How long callers wait for a connection. */
	public static final String DB_CLIENT_CONNECTION_WAIT_TIME = "db.client.connection.wait_time";

	/** How long a connection is borrowed. */
	public static final String DB_CLIENT_CONNECTION_USE_TIME = "db.client.connection.use_time";

	/** Open file descriptors. */
	public static final String PROCESS_UNIX_FILE_DESCRIPTOR_COUNT = "process.unix.file_descriptor.count";

	/** Recent CPU use of the whole machine. */
	public static final String JVM_SYSTEM_CPU_UTILIZATION = "jvm.system.cpu.utilization";

	/** Load average of the last minute. */
	public static final String JVM_SYSTEM_CPU_LOAD_1M = "jvm.system.cpu.load_1m";

	/** Runs of scheduled tasks; Spring's name, the conventions have none. */
	public static final String TASKS_SCHEDULED_EXECUTION = "tasks.scheduled.execution";

	/**
	 * Request threads of Tomcat that work; Micrometer's name, the conventions have none.
	 */
	public static final String TOMCAT_THREADS_BUSY = "tomcat.threads.busy";

	/** Request threads of Tomcat that there are. */
	public static final String TOMCAT_THREADS_CURRENT = "tomcat.threads.current";

	/** Request threads of Tomcat that there may be. */
	public static final String TOMCAT_THREADS_CONFIG_MAX = "tomcat.threads.config.max";

	/** Spans that a processor is done with. */
	public static final String OTEL_SDK_PROCESSOR_SPAN_PROCESSED = "otel.sdk.processor.span.processed";

	/** Log records that a processor is done with. */
	public static final String OTEL_SDK_PROCESSOR_LOG_PROCESSED = "otel.sdk.processor.log.processed";

	private SemanticMetrics() {
	}

}
