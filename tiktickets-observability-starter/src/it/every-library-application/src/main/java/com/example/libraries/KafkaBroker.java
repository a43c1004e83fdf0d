package com.example.libraries;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.stereotype.Component;

/** A broker in this process. */
@Component
class KafkaBroker implements KafkaConnectionDetails, DisposableBean {

	private final String address;

	private final KafkaRaftServer server;

	KafkaBroker() throws Exception {
		int port = freePort();
		this.address = "localhost:" + port;
		Path directory = Files.createTempDirectory("kafka");
		Properties properties = new Properties();
		properties.putAll(Map.of("process.roles", "broker,controller", "node.id", "1", "log.dirs",
				directory.toString(), "controller.listener.names", "CONTROLLER", "listeners",
				"PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + freePort(),
				"offsets.topic.replication.factor", "1", "offsets.topic.num.partitions", "1",
				"group.initial.rebalance.delay.ms", "0", "share.coordinator.state.topic.replication.factor", "1"));
		String controller = properties.getProperty("listeners").replaceAll(".*CONTROLLER://", "");
		properties.put("controller.quorum.voters", "1@" + controller);
		new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
			.setNodeId(1)
			.setClusterId(Uuid.randomUuid().toString())
			.setControllerListenerName("CONTROLLER")
			.setMetadataLogDirectory(directory.toString())
			.addDirectory(directory.toString())
			.run();
		this.server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
		this.server.startup();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Override
	public List<String> getBootstrapServers() {
		return List.of(this.address);
	}

	@Override
	public void destroy() {
		this.server.shutdown();
	}

}
