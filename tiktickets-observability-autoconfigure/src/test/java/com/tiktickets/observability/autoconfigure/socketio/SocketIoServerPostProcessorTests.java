package com.tiktickets.observability.autoconfigure.socketio;

import static com.tiktickets.observability.AnotherLibraryVersion.assertUnchanged;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOServer;
import com.tiktickets.observability.AnotherLibraryVersion;
import com.tiktickets.observability.socketio.SocketIoTelemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class SocketIoServerPostProcessorTests {

	private static final String[] PACKAGES = { "com.corundumstudio.socketio", "com.tiktickets.observability.socketio",
			"com.tiktickets.observability.autoconfigure.socketio" };

	@ParameterizedTest
	@ValueSource(strings = { "pipelineFactory", "bossGroup" })
	void serverOfAnotherVersionIsLeftAsItIs(String field) {
		AnotherLibraryVersion.withoutField(SocketIOServer.class, field, Server.class, PACKAGES);
	}

	@Test
	void serverWithPipelineOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(SocketIOChannelInitializer.class, "scheduler", Server.class, PACKAGES);
	}

	static class Server implements Runnable {

		@Override
		public void run() {
			SocketIOServer server = new SocketIOServer(new Configuration());
			SocketIoServerPostProcessor processor = new SocketIoServerPostProcessor(
					new DefaultListableBeanFactory().getBeanProvider(SocketIoTelemetry.class));
			assertUnchanged(server, () -> processor.postProcessAfterInitialization(server, "server"));
		}

	}

}
