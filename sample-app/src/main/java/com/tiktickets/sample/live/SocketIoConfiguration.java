package com.tiktickets.sample.live;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.context.annotation.Bean;

/**
 * The server of Socket.IO, on a port of its own. {@link SocketIoAgents} starts it.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class SocketIoConfiguration {

	@Bean(destroyMethod = "")
	SocketIOServer socketIoServer(LiveProperties properties) throws IOException {
		Configuration configuration = new Configuration();
		configuration.setHostname(properties.host());
		configuration.setPort((properties.port() != 0) ? properties.port() : freePort());
		SocketConfig sockets = new SocketConfig();
		sockets.setReuseAddress(true);
		configuration.setSocketConfig(sockets);
		return new SocketIOServer(configuration);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
