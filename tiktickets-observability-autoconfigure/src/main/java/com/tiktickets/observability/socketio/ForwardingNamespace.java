package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthTokenListener;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.BroadcastOperations;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ConnectListener;
import com.corundumstudio.socketio.listener.DataListener;
import com.corundumstudio.socketio.listener.DisconnectListener;
import com.corundumstudio.socketio.listener.EventInterceptor;
import com.corundumstudio.socketio.listener.MultiTypeEventListener;
import com.corundumstudio.socketio.listener.PingListener;
import com.corundumstudio.socketio.listener.PongListener;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.transport.NamespaceClient;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Stands in front of a namespace and holds nothing itself. */
class ForwardingNamespace extends Namespace {

	private final Namespace target;

	ForwardingNamespace(Namespace target, Configuration configuration) {
		super(target.getName(), configuration);
		this.target = target;
	}

	@Override
	public void addClient(SocketIOClient client) {
		this.target.addClient(client);
	}

	@Override
	public void addMultiTypeEventListener(String eventName, MultiTypeEventListener listener, Class<?>... eventClass) {
		this.target.addMultiTypeEventListener(eventName, listener, eventClass);
	}

	@Override
	public void removeAllListeners(String eventName) {
		this.target.removeAllListeners(eventName);
	}

	@Override
	public <T> void addEventListener(String eventName, Class<T> eventClass, DataListener<T> listener) {
		this.target.addEventListener(eventName, eventClass, listener);
	}

	@Override
	public void addEventInterceptor(EventInterceptor eventInterceptor) {
		this.target.addEventInterceptor(eventInterceptor);
	}

	@Override
	public void onEvent(NamespaceClient client, String eventName, List<Object> args, AckRequest ackRequest) {
		this.target.onEvent(client, eventName, args, ackRequest);
	}

	@Override
	public void addDisconnectListener(DisconnectListener listener) {
		this.target.addDisconnectListener(listener);
	}

	@Override
	public void onDisconnect(SocketIOClient client) {
		this.target.onDisconnect(client);
	}

	@Override
	public void addConnectListener(ConnectListener listener) {
		this.target.addConnectListener(listener);
	}

	@Override
	public void onConnect(SocketIOClient client) {
		this.target.onConnect(client);
	}

	@Override
	@SuppressWarnings("deprecation") // of the older protocol, which is still served
	public void addPingListener(PingListener listener) {
		this.target.addPingListener(listener);
	}

	@Override
	public void addPongListener(PongListener listener) {
		this.target.addPongListener(listener);
	}

	@Override
	public void onPing(SocketIOClient client) {
		this.target.onPing(client);
	}

	@Override
	public void onPong(SocketIOClient client) {
		this.target.onPong(client);
	}

	@Override
	public BroadcastOperations getBroadcastOperations() {
		return this.target.getBroadcastOperations();
	}

	@Override
	public BroadcastOperations getRoomOperations(String room) {
		return this.target.getRoomOperations(room);
	}

	@Override
	public BroadcastOperations getRoomOperations(String... rooms) {
		return this.target.getRoomOperations(rooms);
	}

	@Override
	public void addListeners(Object listeners) {
		this.target.addListeners(listeners);
	}

	@Override
	public <L> void addListeners(Iterable<L> listeners) {
		this.target.addListeners(listeners);
	}

	@Override
	public void addListeners(Object listeners, Class<?> listenersClass) {
		this.target.addListeners(listeners, listenersClass);
	}

	@Override
	public void joinRoom(String room, UUID sessionId) {
		this.target.joinRoom(room, sessionId);
	}

	@Override
	public void joinRooms(Set<String> rooms, UUID sessionId) {
		this.target.joinRooms(rooms, sessionId);
	}

	@Override
	public void dispatch(String room, Packet packet) {
		this.target.dispatch(room, packet);
	}

	@Override
	public void join(String room, UUID sessionId) {
		this.target.join(room, sessionId);
	}

	@Override
	public void leaveRoom(String room, UUID sessionId) {
		this.target.leaveRoom(room, sessionId);
	}

	@Override
	public void leaveRooms(Set<String> rooms, UUID sessionId) {
		this.target.leaveRooms(rooms, sessionId);
	}

	@Override
	public void leave(String room, UUID sessionId) {
		this.target.leave(room, sessionId);
	}

	@Override
	public Set<String> getRooms(SocketIOClient client) {
		return this.target.getRooms(client);
	}

	@Override
	public Set<String> getRooms() {
		return this.target.getRooms();
	}

	@Override
	public Iterable<SocketIOClient> getRoomClients(String room) {
		return this.target.getRoomClients(room);
	}

	@Override
	public int getRoomClientsInCluster(String room) {
		return this.target.getRoomClientsInCluster(room);
	}

	@Override
	public Collection<SocketIOClient> getAllClients() {
		return this.target.getAllClients();
	}

	@Override
	public JsonSupport getJsonSupport() {
		return this.target.getJsonSupport();
	}

	@Override
	public SocketIOClient getClient(UUID uuid) {
		return this.target.getClient(uuid);
	}

	@Override
	public void addAuthTokenListener(AuthTokenListener listener) {
		this.target.addAuthTokenListener(listener);
	}

	@Override
	public AuthTokenResult onAuthData(SocketIOClient client, Object authData) {
		return this.target.onAuthData(client, authData);
	}

	/** Keys of the transport: one for each name. */
	@Override
	public boolean equals(Object other) {
		return other instanceof ForwardingNamespace that && this.target.equals(that.target);
	}

	@Override
	public int hashCode() {
		return this.target.hashCode();
	}

}
