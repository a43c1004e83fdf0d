package com.tiktickets.observability.socketio;

import static com.tiktickets.observability.AnotherLibraryVersion.assertUnchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.corundumstudio.socketio.transport.NamespaceClient;
import com.tiktickets.observability.AnotherLibraryVersion;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

class ObservedNamespaceTests {

	private static final String SOCKET_IO = "com.corundumstudio.socketio";

	private static final String OURS = "com.tiktickets.observability.socketio";

	@Test
	void namespaceWhoseListenersAreUnknownStillHandlesEvents() {
		AnotherLibraryVersion.withoutField(Namespace.class, "eventListeners", Handling.class, SOCKET_IO, OURS);
	}

	@Test
	void namespaceOfAnotherVersionKeepsItsExceptionListener() {
		AnotherLibraryVersion.withoutField(Namespace.class, "exceptionListener", Creation.class, SOCKET_IO, OURS);
	}

	private static ObservedNamespace observe(Namespace namespace, Configuration configuration) {
		return new ObservedNamespace(namespace, configuration,
				new SocketIoTelemetry(OpenTelemetry.noop(), null, (failure) -> fail(failure), false));
	}

	static class Creation implements Runnable {

		@Override
		public void run() {
			Configuration configuration = new Configuration();
			Namespace namespace = new Namespace("/support", configuration);
			assertUnchanged(namespace, () -> observe(namespace, configuration));
		}

	}

	static class Handling implements Runnable {

		@Override
		public void run() {
			Configuration configuration = new Configuration();
			configuration.setJsonSupport(Mockito.mock(JsonSupport.class));
			Namespace namespace = new Namespace("/support", configuration);
			List<String> heard = new ArrayList<>();
			namespace.addEventListener("reply", String.class, (client, data, acknowledgement) -> heard.add(data));
			ObservedNamespace observed = observe(namespace, configuration);
			observed.onEvent(client(observed), "reply", List.of("hello"), Mockito.mock(AckRequest.class));
			assertThat(heard).containsExactly("hello");
		}

		private static NamespaceClient client(ObservedNamespace namespace) {
			ClientHead connection = Mockito.mock(ClientHead.class);
			HandshakeData handshake = Mockito.mock(HandshakeData.class);
			BDDMockito.given(connection.getSessionId()).willReturn(UUID.randomUUID());
			BDDMockito.given(connection.getHandshakeData()).willReturn(handshake);
			BDDMockito.given(handshake.getHttpHeaders()).willReturn(new DefaultHttpHeaders());
			NamespaceClient client = new NamespaceClient(connection, namespace);
			assertThat(namespace.getClient(client.getSessionId())).isInstanceOf(ObservedClient.class);
			return client;
		}

	}

}
