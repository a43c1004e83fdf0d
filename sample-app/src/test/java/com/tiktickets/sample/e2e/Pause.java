package com.tiktickets.sample.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * Time that has to pass, because it is the time that is tested.
 */
final class Pause {

	private Pause() {
	}

	static void of(Duration duration) {
		await().pollDelay(duration).atMost(duration.plusSeconds(5)).until(() -> true);
	}

}
