package com.tiktickets.observability.amqp;

import com.tiktickets.observability.wire.WireApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios on a broker inside the process. */
class AmqpTests extends AmqpScenarios {

	private static EmbeddedBroker broker;

	private static WireApplication application;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		broker = EmbeddedBroker.start(directory);
		application = start(broker.port());
	}

	@AfterAll
	static void stop() {
		application.close();
		broker.close();
	}

	@Override
	protected WireApplication application() {
		return application;
	}

}
