package com.tiktickets.observability.amqp;

import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.observability.wire.Cable;
import com.tiktickets.observability.wire.WireApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A broker inside the process, to which the connection is cut. */
class AmqpOutageTests extends AmqpOutageScenarios {

	private static EmbeddedBroker broker;

	private static Cable cable;

	private static WireApplication application;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start();
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
