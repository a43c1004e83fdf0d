package com.tiktickets.observability.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.AnotherLibraryVersion;
import io.opentelemetry.exporter.internal.FailedExportException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFailureTests {

	@ParameterizedTest
	@ValueSource(classes = { FailedExportException.HttpExportException.class,
			FailedExportException.GrpcExportException.class })
	void exporterOfAnotherVersionFailsForTheReasonOfItsException(Class<?> type) {
		AnotherLibraryVersion.withoutClass(type, Failure.class, "com.tiktickets.observability.export");
	}

	@Test
	void secretsOfUrlAreLeftOut() {
		Exception failure = new IOException("Failed to connect to http://user:hush@collector:4318/v1/traces");
		assertThat(ExportFailure.describe(failure)).isEqualTo("Failed to connect to http://collector:4318/v1/traces");
	}

	@Test
	void kindOfFailureIsTheNameOfItsCause() {
		assertThat(ExportFailure.type(new IllegalStateException(new IOException("reset")))).isEqualTo("IOException");
		assertThat(ExportFailure.type(null)).isEqualTo("no_answer");
	}

	static class Failure implements Runnable {

		@Override
		public void run() {
			Exception failure = new IOException("the connection was refused");
			assertThat(ExportFailure.describe(failure)).isEqualTo("the connection was refused");
			assertThat(ExportFailure.isFinal(failure)).isFalse();
		}

	}

}
