package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartialSuccessTests {

	@Test
	void rejectedItemsAndTheReasonAreRead() {
		assertThat(PartialSuccess.in(ExportTraceServiceResponse.newBuilder()
			.setPartialSuccess(ExportTracePartialSuccess.newBuilder().setRejectedSpans(300).setErrorMessage("too\nold"))
			.build()
			.toByteArray())).isEqualTo(new PartialSuccess(300, "too old"));
		assertThat(PartialSuccess.in(ExportLogsServiceResponse.newBuilder()
			.setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setRejectedLogRecords(1))
			.build()
			.toByteArray())).isEqualTo(new PartialSuccess(1, ""));
	}

	@Test
	void answerThatRejectsNothingIsNone() {
		assertThat(PartialSuccess.in(new byte[0])).isNull();
		assertThat(PartialSuccess.in(ExportTraceServiceResponse.newBuilder()
			.setPartialSuccess(ExportTracePartialSuccess.newBuilder().setErrorMessage("a warning"))
			.build()
			.toByteArray())).isNull();
	}

	@Test
	void cutAndForeignBodiesAreNone() {
		byte[] body = ExportTraceServiceResponse.newBuilder()
			.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
				.setRejectedSpans(1L << 40)
				.setErrorMessageBytes(ByteString.copyFromUtf8("the reason")))
			.build()
			.toByteArray();
		for (int length = 1; length < body.length; length++) {
			assertThat(PartialSuccess.in(Arrays.copyOf(body, length))).isNull();
		}
		assertThat(PartialSuccess.in("{\"partialSuccess\":{}}".getBytes())).isNull();
		Random random = new Random(20261130);
		byte[] foreign = new byte[64];
		for (int attempt = 0; attempt < 10_000; attempt++) {
			random.nextBytes(foreign);
			PartialSuccess read = PartialSuccess.in(foreign);
			assertThat(read == null || read.rejected() > 0).isTrue();
		}
	}

}
