package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.AnotherLibraryVersion;
import com.tiktickets.observability.logging.ApplicationLogs;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.properties.SpringConfigProperties;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class FailedStartLogsTests {

	@Test
	void startFailsForItsOwnReasonWithAnotherVersionOfOpenTelemetrysStarter() {
		AnotherLibraryVersion.withoutClass(SpringConfigProperties.class, FailedStart.class,
				"com.tiktickets.observability.autoconfigure.logging");
	}

	static class FailedStart implements Runnable {

		@Override
		public void run() {
			MockEnvironment environment = new MockEnvironment().withProperty("tiktickets.observability.internal.mode",
					"STARTER");
			ApplicationLogs logs = LogRouter.get().begin();
			try {
				FailedStartLogs.export(environment, logs);
				assertThat(logs.isConnected()).isFalse();
			}
			finally {
				LogRouter.get().fail(logs);
			}
		}

	}

}
