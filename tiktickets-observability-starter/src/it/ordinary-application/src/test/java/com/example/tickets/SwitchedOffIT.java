package com.example.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchedOffIT {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	@ParameterizedTest
	@CsvSource({ "OTEL_SDK_DISABLED, true", "TIKTICKETS_OBSERVABILITY_ENABLED, false" })
	void nothingLeavesAndTracesPassThrough(String variable, String value) throws IOException {
		try (ApplicationProcess application = ApplicationProcess.start(Map.of(variable, value))) {
			assertThat(application.get("/journey/7")).isEqualTo("ticket 7");
			assertThat(application.get("/pass", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"))
				.contains(TRACE);
			assertThat(application.get("/pass")).isEqualTo("null");
			assertThat(application.console()).contains("Started OrdinaryApplication")
				.doesNotContain(" WARN ")
				.doesNotContain(" ERROR ");
			application.stop();
			assertThat(application.receiver().requests()).isZero();
		}
	}

}
