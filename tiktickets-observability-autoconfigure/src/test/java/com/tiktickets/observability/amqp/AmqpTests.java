package com.tiktickets.observability.amqp;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.observability.wire.WireApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The scenarios on a broker inside the process. */
class AmqpTests extends AmqpScenarios {

	private static EmbeddedBroker broker;

	private static WireApplication application;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start();
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
