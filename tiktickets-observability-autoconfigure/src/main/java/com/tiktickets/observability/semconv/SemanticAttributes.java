package com.tiktickets.observability.semconv;

import io.opentelemetry.api.common.AttributeKey;

/**
 * The stable semantic-convention attributes that this library itself reads or writes,
 * copied so that users do not depend on the incubating artifact.
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

	/** Path of an HTTP request, without query. */
	public static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");

	/** Method of an HTTP request, {@code _OTHER} for one that no standard knows. */
	public static final AttributeKey<String> HTTP_REQUEST_METHOD = AttributeKey.stringKey("http.request.method");

	/** Status of an HTTP response. */
	public static final AttributeKey<Long> HTTP_RESPONSE_STATUS_CODE = AttributeKey
		.longKey("http.response.status_code");

	/** Template of the path that a request matched. */
	public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");

	/** Scheme of a request, as the client used it. */
	public static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");

	/** Query of an HTTP request. */
	public static final AttributeKey<String> URL_QUERY = AttributeKey.stringKey("url.query");

	/** URL that a client asks for. */
	public static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");

	/** Host that a client asked for. */
	public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");

	/** Port that a client asked for. */
	public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

	/** Address of a client, behind proxies if they say so. */
	public static final AttributeKey<String> CLIENT_ADDRESS = AttributeKey.stringKey("client.address");

	/** What a client says of itself. */
	public static final AttributeKey<String> USER_AGENT_ORIGINAL = AttributeKey.stringKey("user_agent.original");

	/** Address of the other end of a connection. */
	public static final AttributeKey<String> NETWORK_PEER_ADDRESS = AttributeKey.stringKey("network.peer.address");

	/** Port of the other end of a connection. */
	public static final AttributeKey<Long> NETWORK_PEER_PORT = AttributeKey.longKey("network.peer.port");

	/** Version of a protocol. */
	public static final AttributeKey<String> NETWORK_PROTOCOL_VERSION = AttributeKey
		.stringKey("network.protocol.version");

	/** Class of what an operation failed with, or a short name for it. */
	public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

	/** Kind of a part of an SDK. */
	public static final AttributeKey<String> OTEL_COMPONENT_TYPE = AttributeKey.stringKey("otel.component.type");

	/** Name of a part of an SDK. */
	public static final AttributeKey<String> OTEL_COMPONENT_NAME = AttributeKey.stringKey("otel.component.name");

	/** Text of a database statement, without values. */
	public static final AttributeKey<String> DB_QUERY_TEXT = AttributeKey.stringKey("db.query.text");

	/** Name of a database operation, such as a command of Redis. */
	public static final AttributeKey<String> DB_OPERATION_NAME = AttributeKey.stringKey("db.operation.name");

	/** Which database system it is. */
	public static final AttributeKey<String> DB_SYSTEM_NAME = AttributeKey.stringKey("db.system.name");

	/** What carries a message. */
	public static final AttributeKey<String> MESSAGING_SYSTEM = AttributeKey.stringKey("messaging.system");

	/** What is done with a message, in the words of its system. */
	public static final AttributeKey<String> MESSAGING_OPERATION_NAME = AttributeKey
		.stringKey("messaging.operation.name");

	/** Name of a pool of database connections. */
	public static final AttributeKey<String> DB_CLIENT_CONNECTION_POOL_NAME = AttributeKey
		.stringKey("db.client.connection.pool.name");

	/** Whether a pool's connection is idle or used. */
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

	/** Marks the point into which the SDK folds what is over an instrument's limit. */
	public static final AttributeKey<Boolean> METRIC_OVERFLOW = AttributeKey.booleanKey("otel.metric.overflow");

	private SemanticAttributes() {
	}

}
