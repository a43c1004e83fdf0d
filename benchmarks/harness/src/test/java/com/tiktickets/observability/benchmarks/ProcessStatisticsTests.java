package com.tiktickets.observability.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatisticsTests {

	@Test
	void fieldsCountFromBehindTheName() {
		assertThat(ProcessStatistics
			.cpuSecondsOf("4711 (a (java) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 33 0 100 200 300\n")).isEqualTo(3);
	}

	@Test
	void residentMemoryIsInMiB() {
		assertThat(ProcessStatistics.residentMiBOf("Name:\tjava\nVmRSS:\t  262144 kB\nThreads:\t3\n")).isEqualTo(256);
	}

	@Test
	void stealIsTheEighthNumber() {
		assertThat(ProcessStatistics.stolenSecondsOf("cpu  1 2 3 4 5 6 7 800 0 0\ncpu0 1 2 3\n")).isEqualTo(8);
	}

	@Test
	void readsThisProcess() throws Exception {
		assertThat(ProcessStatistics.cpuSeconds(ProcessHandle.current().pid())).isPositive();
		assertThat(ProcessStatistics.residentMiB(ProcessHandle.current().pid())).isGreaterThan(10);
	}

}
