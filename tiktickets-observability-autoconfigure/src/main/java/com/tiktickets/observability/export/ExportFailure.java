package com.tiktickets.observability.export;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Puts the reason of a failed export into a few words. */
final class ExportFailure {

	private ExportFailure() {
	}

	static String describe(@Nullable Throwable failure) {
		if (failure instanceof FailedExportException.HttpExportException http && http.getResponse() != null) {
			return describe(http.getResponse());
		}
		if (failure instanceof FailedExportException.GrpcExportException grpc && grpc.getResponse() != null) {
			return describe(grpc.getResponse());
		}
		if (failure == null) {
			return "no answer in time";
		}
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
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

}
