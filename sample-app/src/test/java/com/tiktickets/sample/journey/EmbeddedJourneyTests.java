package com.tiktickets.sample.journey;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The journey with nothing installed. */
class EmbeddedJourneyTests extends JourneyScenarios {

	private static RunningSample sample;

	@BeforeAll
	static void start() throws IOException {
		sample = RunningSample.start();
	}

	@AfterAll
	static void stop() {
		sample.close();
	}

	@Override
	protected RunningSample sample() {
		return sample;
	}

}
