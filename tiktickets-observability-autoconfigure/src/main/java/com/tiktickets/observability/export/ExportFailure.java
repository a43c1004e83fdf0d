package com.tiktickets.observability.export;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the reason of a failed export into a few words. OpenTelemetry's exporters pass the
 * answer of the Collector in an exception of an internal class only. An exporter that has
 * no such class fails for the reason of its exception.
 */
final class ExportFailure {

	private static final Set<Integer> RETRYABLE_HTTP = Set.of(408, 429, 502, 503, 504);

	/** Cancelled, deadline exceeded, aborted, out of range, unavailable, data loss. */
	private static final Set<Integer> RETRYABLE_GRPC = Set.of(1, 4, 10, 11, 14, 15);

	private ExportFailure() {
	}

	static String describe(@Nullable Throwable failure) {
		Object response = response(failure);
		if (response instanceof HttpResponse http) {
			return describe(http);
		}
		if (response instanceof GrpcResponse grpc) {
			return describe(grpc);
		}
		if (failure == null) {
			return "no answer in time";
		}
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		String message = cause.getMessage();
		return (message != null) ? withoutSecrets(message) : cause.getClass().getSimpleName();
	}

	/**
	 * Names the kind of a failure, for a count by kind.
	 * @param failure why the export failed, if that is known
	 * @return one of few words
	 */
	static String type(@Nullable Throwable failure) {
		Object response = response(failure);
		if (response instanceof HttpResponse http) {
			return "http_" + http.getStatusCode();
		}
		if (response instanceof GrpcResponse grpc) {
			return "grpc_" + grpc.getStatusCode().getValue();
		}
		if (failure == null) {
			return "no_answer";
		}
		return ((failure.getCause() != null) ? failure.getCause() : failure).getClass().getSimpleName();
	}

	/**
	 * Whether the same items would be refused again, by the rules of OTLP.
	 * @param failure why the export failed, if that is known
	 * @return {@code false} when it is worth another attempt
	 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#failures">OTLP failures</a>
	 */
	static boolean isFinal(@Nullable Throwable failure) {
		Object response = response(failure);
		if (response instanceof HttpResponse http) {
			return !RETRYABLE_HTTP.contains(http.getStatusCode());
		}
		if (response instanceof GrpcResponse grpc) {
			return !RETRYABLE_GRPC.contains(grpc.getStatusCode().getValue());
		}
		return failure instanceof UnusableExporterException
				|| (failure != null && failure.getCause() instanceof EncodedHttpSender.RequestOfOtherThreadException);
	}

	/**
	 * Whether the Collector has answered, if only to say that it is busy.
	 * @param failure why the export failed, if that is known
	 * @return {@code false} when there was no connection, or none that lasted
	 */
	static boolean isAnswered(@Nullable Throwable failure) {
		return response(failure) != null;
	}

	private static @Nullable Object response(@Nullable Throwable failure) {
		try {
			if (failure instanceof FailedExportException.HttpExportException http) {
				return http.getResponse();
			}
			return (failure instanceof FailedExportException.GrpcExportException grpc) ? grpc.getResponse() : null;
		}
		catch (LinkageError ex) {
			return null;
		}
	}

	/** A client may quote the URL that it could not reach. */
	private static String withoutSecrets(String message) {
		return message.replaceAll("//[^/@\\s]*@", "//");
	}

	private static String describe(HttpResponse response) {
		String hint = switch (response.getStatusCode()) {
			case 401, 403 -> " (check the token in otel.exporter.otlp.headers)";
			case 404 -> " (check the path of otel.exporter.otlp.endpoint)";
			default -> "";
		};
		return "it answered HTTP " + response.getStatusCode() + hint;
	}

	private static String describe(GrpcResponse response) {
		return "it answered gRPC status " + response.getStatusCode() + " " + response.getStatusDescription();
	}

	/** An exporter has thrown, which it would again. */
	static final class UnusableExporterException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnusableExporterException(RuntimeException cause) {
			super(cause);
		}

	}

}
