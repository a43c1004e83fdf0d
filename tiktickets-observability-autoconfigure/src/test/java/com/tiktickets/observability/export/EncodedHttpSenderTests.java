package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.test.OtlpReceiver;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EncodedHttpSenderTests {

	@Test
	void exporterThatSendsOnAnotherThreadHasFailed() throws IOException {
		try (OtlpReceiver receiver = OtlpReceiver.start()) {
			EncodedHttpSender.Loader loader = EncodedHttpSender.Loader.ofOnlySender();
			assertThat(loader).isNotNull();
			OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
				.setEndpoint(receiver.endpoint() + "/v1/traces")
				.setComponentLoader(loader)
				.build();
			CompletableResultCode result = loader.sender()
				.export(EncodedRequest.of(List.of()), (Collection<SpanData> items) -> onAnotherThread(exporter, items));
			result.join(10, TimeUnit.SECONDS);
			assertThat(result.isSuccess()).isFalse();
			assertThat(ExportFailure.isFinal(result.getFailureThrowable())).isTrue();
			assertThat(ExportFailure.describe(result.getFailureThrowable()))
				.contains("tiktickets.observability.export.encoded-queue=false");
			assertThat(receiver.requests()).isZero();
			exporter.shutdown();
		}
	}

	private static CompletableResultCode onAnotherThread(OtlpHttpSpanExporter exporter, Collection<SpanData> items) {
		CompletableResultCode result = new CompletableResultCode();
		Thread thread = new Thread(() -> {
			CompletableResultCode export = exporter.export(items);
			export.whenComplete(() -> ResultCodes.copy(export, result));
		});
		thread.start();
		return result;
	}

}
