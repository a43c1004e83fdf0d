package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LoadGeneratorTests {

	@Test
	void readsTheLastLineOfWrk() {
		LoadResult result = Wrk.parse("""
				Running 2s test @ http://localhost:8080
				Requests/sec:    200.00
				{"requests":400,"failed":3,"seconds":2.000000,"p50":1.500000,"p99":9.250000}
				""");
		assertThat(result).isEqualTo(new LoadResult(400, 3, 2, 1.5, 9.25));
		assertThat(result.throughput()).isEqualTo(200);
	}

	@Test
	void saysWhatWrkSaidInstead() {
		assertThatIllegalArgumentException().isThrownBy(() -> Wrk.parse("unable to connect"))
			.withMessageContaining("unable to connect");
	}

	@Test
	void readsVegeta() {
		LoadResult result = Vegeta.parse("""
				{"latencies":{"total":1,"mean":1,"50th":1500000,"90th":2,"95th":3,"99th":9250000,"max":4,"min":5},
				 "duration":1999000000,"wait":1,"requests":4000,"rate":2001,"throughput":1999,"success":0.9995,
				 "status_codes":{"0":1,"200":3998,"500":1},"errors":["timeout"]}""");
		assertThat(result).isEqualTo(new LoadResult(4000, 2, 1.999, 1.5, 9.25));
	}

	@Test
	void targetsRotateOverTheTenants() {
		assertThat(Vegeta.targets("http://localhost:1", Endpoint.OUT, 8)).startsWith("""
				GET http://localhost:1/out/0
				X-Tenant-Id: tenant-0

				GET http://localhost:1/out/1
				X-Tenant-Id: tenant-1

				""").contains("/out/999\nX-Tenant-Id: tenant-7\n");
	}

}
