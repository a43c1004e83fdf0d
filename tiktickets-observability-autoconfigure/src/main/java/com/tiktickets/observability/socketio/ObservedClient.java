package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import com.corundumstudio.socketio.namespace.Namespace;
import com.tiktickets.observability.instrumentation.socket.SocketMetrics;
import com.tiktickets.observability.tenant.TenantScope;
import io.opentelemetry.context.Context;

/**
 * A client as the application sees it: what it is sent is counted, under the tenant of
 * the client, whoever sends it.
 */
final class ObservedClient extends NamespaceClient {

	private final NamespaceClient client;

	private final SocketConnection connection;

	private final SocketIoTelemetry telemetry;

	ObservedClient(NamespaceClient client, Namespace namespace, SocketConnection connection,
			SocketIoTelemetry telemetry) {
		super(client.getBaseClient(), namespace);
		this.client = client;
		this.connection = connection;
		this.telemetry = telemetry;
	}

	SocketConnection connection() {
		return this.connection;
	}

	@Override
	public void send(Packet packet) {
		count(packet);
		this.client.send(packet);
	}

	@Override
	public void send(Packet packet, AckCallback<?> ackCallback) {
		count(packet);
		this.client.send(packet, MeasuredAck.of(ackCallback, this.telemetry, this.connection, name(packet)));
	}

	private void count(Packet packet) {
		if (packet.getSubType() != PacketType.EVENT) {
			return;
		}
		try (TenantScope scope = this.telemetry.open(this.connection)) {
			this.telemetry.metrics().sockets().event(Context.current(), SocketMetrics.SEND, name(packet), null);
		}
		if (this.telemetry.hasEnvelope()) {
			Envelope.addTo(packet);
		}
	}

	private static String name(Packet packet) {
		return (packet.getName() != null) ? packet.getName() : SocketIoMetrics.OTHER;
	}

	@Override
	public void disconnect() {
		this.connection.closeByServer();
		this.client.disconnect();
	}

	@Override
	public boolean isWritable() {
		return this.client.isWritable();
	}

	/** One client to the application's collections, whatever object stands for it. */
	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof ObservedClient that && this.client.equals(that.client));
	}

	@Override
	public int hashCode() {
		return this.client.hashCode();
	}

}
