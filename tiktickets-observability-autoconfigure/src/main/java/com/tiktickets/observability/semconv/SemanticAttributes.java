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

	/** Class and method that wrote a log record. */
	public static final AttributeKey<String> CODE_FUNCTION_NAME = AttributeKey.stringKey("code.function.name");

	/** Source file that wrote a log record. */
	public static final AttributeKey<String> CODE_FILE_PATH = AttributeKey.stringKey("code.file.path");

	/** Line that wrote a log record. */
	public static final AttributeKey<Long> CODE_LINE_NUMBER = AttributeKey.longKey("code.line.number");

	/** Path of an HTTP request, without query. */
	public static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");

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
