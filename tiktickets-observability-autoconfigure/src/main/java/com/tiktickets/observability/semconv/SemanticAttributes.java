package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * Stable attributes of the semantic conventions that this library reads or writes. They
 * are copied so that applications do not depend on the incubating artifact.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/registry/attributes/">Attribute
 * registry</a>
 */
public final class SemanticAttributes {

	/** Class of an exception. */
	public static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	/** Message of an exception. */
	public static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	/** Stack trace of an exception. */
	public static final AttributeKey<String> EXCEPTION_STACKTRACE = AttributeKey.stringKey("exception.stacktrace");

	/** Class and method that wrote a log record. */
	public static final AttributeKey<String> CODE_FUNCTION_NAME = AttributeKey.stringKey("code.function.name");

	/** Source file that wrote a log record. */
	public static final AttributeKey<String> CODE_FILE_PATH = AttributeKey.stringKey("code.file.path");

	/** Line that wrote a log record. */
	public static final AttributeKey<Long> CODE_LINE_NUMBER = AttributeKey.longKey("code.line.number");

	/** Thread that wrote a log record. */
	public static final AttributeKey<String> THREAD_NAME = AttributeKey.stringKey("thread.name");

	/** Path of an HTTP request, without the query. */
	public static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");

	/**
	 * Method of an HTTP request; {@code _OTHER} replaces a method that no standard
	 * defines.
	 */
	public static final AttributeKey<String> HTTP_REQUEST_METHOD = AttributeKey.stringKey("http.request.method");

	/** Status code of an HTTP response. */
	public static final AttributeKey<Long> HTTP_RESPONSE_STATUS_CODE = AttributeKey
		.longKey("http.response.status_code");

	/** Template of the path that an HTTP request matched. */
	public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");

	/** Scheme of an HTTP request, as the client used it. */
	public static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");

	/** Query of an HTTP request. */
	public static final AttributeKey<String> URL_QUERY = AttributeKey.stringKey("url.query");

	/** URL of an HTTP request that a client sends. */
	public static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");

	/** Host to which a client sent a request. */
	public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");

	/** Port to which a client sent a request. */
	public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

	/** Address of a client; proxies report it in headers. */
	public static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");

	/** Value of the request header {@code User-Agent}. */
	public static final AttributeKey<String> USER_AGENT_ORIGINAL = AttributeKey.stringKey("user_agent.original");

	/** Address of the peer of a network connection. */
	public static final AttributeKey<String> NETWORK_PEER_ADDRESS = AttributeKey.stringKey("network.peer.address");

	/** Port of the peer of a network connection. */
	public static final AttributeKey<Long> NETWORK_PEER_PORT = AttributeKey.longKey("network.peer.port");

	/** Version of the network protocol. */
	public static final AttributeKey<String> NETWORK_PROTOCOL_VERSION = AttributeKey
		.stringKey("network.protocol.version");

	/**
	 * Class of the exception that an operation failed with, or a short name of the error.
	 */
	public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

	/** Type of a component of the SDK. */
	public static final AttributeKey<String> OTEL_COMPONENT_TYPE = AttributeKey.stringKey("otel.component.type");

	/** Name of a component of the SDK. */
	public static final AttributeKey<String> OTEL_COMPONENT_NAME = AttributeKey.stringKey("otel.component.name");

	/** Text of a database statement; values are replaced. */
	public static final AttributeKey<String> DB_QUERY_TEXT = AttributeKey.stringKey("db.query.text");

	/** Name of a database operation, such as a command of Redis. */
	public static final AttributeKey<String> DB_OPERATION_NAME = AttributeKey.stringKey("db.operation.name");

	/** Database system. */
	public static final AttributeKey<String> DB_SYSTEM_NAME = AttributeKey.stringKey("db.system.name");

	/** Messaging system. */
	public static final AttributeKey<String> MESSAGING_SYSTEM = AttributeKey.stringKey("messaging.system");

	/** Name of a messaging operation, as the messaging system calls it. */
	public static final AttributeKey<String> MESSAGING_OPERATION_NAME = AttributeKey
		.stringKey("messaging.operation.name");

	/** Name of a pool of database connections. */
	public static final AttributeKey<String> DB_CLIENT_CONNECTION_POOL_NAME = AttributeKey
		.stringKey("db.client.connection.pool.name");

	/** State of the connections of a pool: {@code idle}, {@code used}. */
	public static final AttributeKey<String> DB_CLIENT_CONNECTION_STATE = AttributeKey
		.stringKey("db.client.connection.state");

	/** Name of a service. */
	public static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");

	/** Version of a service. */
	public static final AttributeKey<String> SERVICE_VERSION = AttributeKey.stringKey("service.version");

	/** Namespace of a service. */
	public static final AttributeKey<String> SERVICE_NAMESPACE = AttributeKey.stringKey("service.namespace");

	/** Name of the deployment environment. */
	public static final AttributeKey<String> DEPLOYMENT_ENVIRONMENT_NAME = AttributeKey
		.stringKey("deployment.environment.name");

	/** Whether a metric point holds the measurements beyond the cardinality limit. */
	public static final AttributeKey<Boolean> METRIC_OVERFLOW = AttributeKey.booleanKey("otel.metric.overflow");

	private SemanticAttributes() {
	}

}
