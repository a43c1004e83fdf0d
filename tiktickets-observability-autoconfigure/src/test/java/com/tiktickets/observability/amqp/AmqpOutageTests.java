package com.tiktickets.observability.amqp;

import com.tiktickets.embedded.TcpProxy;
import com.tiktickets.embedded.EmbeddedBroker;
import com.tiktickets.observability.wire.WireApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A broker inside the process, to which the connection is cut. */
class AmqpOutageTests extends AmqpOutageScenarios {

	private static EmbeddedBroker broker;

	private static TcpProxy proxy;

	private static WireApplication application;

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start();
		proxy = TcpProxy.to(broker.port());
		application = start(proxy.port());
	}

	@AfterAll
	static void stop() {
		application.close();
		proxy.close();
		broker.close();
	}

	@Override
	protected WireApplication application() {
		return application;
	}

	@Override
	protected void takeAway() {
		proxy.cut();
	}

	@Override
	protected void bringBack() {
		proxy.restore();
	}

}
