package com.tiktickets.observability.amqp.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.tiktickets.embedded.TcpProxy;
import com.tiktickets.observability.amqp.AmqpOutageScenarios;
import com.tiktickets.observability.wire.WireApplication;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A real RabbitMQ that is stopped and started again. */
class RabbitMqOutageIT extends AmqpOutageScenarios {

	private static final int AMQP = 5672;

	private static GenericContainer<?> broker;

	private static TcpProxy proxy;

	private static WireApplication application;

	@BeforeAll
	static void start() throws Exception {
		broker = new GenericContainer<>("rabbitmq:4.0-management").withExposedPorts(AMQP)
			.waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));
		broker.start();
		proxy = TcpProxy.to(broker.getMappedPort(AMQP));
		application = start(proxy.port());
	}

	@AfterAll
	static void stop() {
		application.close();
		proxy.close();
		broker.stop();
	}

	@Override
	protected WireApplication application() {
		return application;
	}

	@Override
	protected void takeAway() {
		proxy.cut();
		docker().stopContainerCmd(broker.getContainerId()).exec();
	}

	/** Docker may give it another port. */
	@Override
	protected void bringBack() {
		docker().startContainerCmd(broker.getContainerId()).exec();
		String port = docker().inspectContainerCmd(broker.getContainerId())
			.exec()
			.getNetworkSettings()
			.getPorts()
			.getBindings()
			.get(ExposedPort.tcp(AMQP))[0].getHostPortSpec();
		proxy.mend(Integer.parseInt(port));
	}

	private static DockerClient docker() {
		return broker.getDockerClient();
	}

}
