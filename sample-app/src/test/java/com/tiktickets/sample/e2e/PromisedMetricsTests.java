package com.tiktickets.sample.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.e2e.PromisedMetrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedMetricsTests {

	@Test
	void pageListsTheNameOfEachMetric() throws IOException {
		if (Boolean.getBoolean("reference.write")) {
			Files.writeString(PromisedMetrics.PAGE, PromisedMetrics.page());
		}
		assertThat(PromisedMetrics.all()).hasSizeGreaterThan(90);
		assertThat(Files.readString(PromisedMetrics.PAGE)).isEqualTo(PromisedMetrics.page());
	}

	@ParameterizedTest
	@CsvSource({ "socket.events, Counter, {event}, socket_events_total",
			"jvm.cpu.time, Counter, s, jvm_cpu_time_seconds_total",
			"http.server.request.duration, Histogram, s, http_server_request_duration_seconds_bucket",
			"browser.process.cpu.utilization, Gauge, 1, browser_process_cpu_utilization_ratio",
			"jvm.memory.used, UpDownCounter, By, jvm_memory_used_bytes" })
	void nameIsTheOneThatPrometheusMakes(String name, String kind, String unit, String expected) {
		assertThat(new Metric(name, kind, unit).inPrometheus()).isEqualTo(expected);
	}

}
