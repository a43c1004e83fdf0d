package com.tiktickets.observability.amqp;

import com.tiktickets.observability.wire.Cable;
import com.tiktickets.observability.wire.WireApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A broker inside the process, to which the connection is cut. */
class AmqpOutageTests extends AmqpOutageScenarios {

	private static EmbeddedBroker broker;

	private static Cable cable;

	private static WireApplication application;

	@BeforeAll
	static void start(@TempDir Path directory) throws Exception {
		broker = EmbeddedBroker.start(directory);
		cable = Cable.to(broker.port());
		application = start(cable.port());
	}

	@AfterAll
	static void stop() {
		application.close();
		cable.close();
		broker.close();
	}

	@Override
	protected WireApplication application() {
		return application;
	}

	@Override
	protected void takeAway() {
		cable.cut();
	}

	@Override
	protected void bringBack() {
		cable.mend();
	}

}
