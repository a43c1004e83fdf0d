package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListener;
import io.netty.channel.ChannelHandlerContext;
import java.util.List;

/**
 * Takes note of what a listener of an event threw, after the application's own, which may
 * have logged it.
 */
final class ObservedExceptions implements ExceptionListener {

	private final ExceptionListener delegate;

	private final SocketIoTelemetry telemetry;

	ObservedExceptions(ExceptionListener delegate, SocketIoTelemetry telemetry) {
		this.delegate = delegate;
		this.telemetry = telemetry;
	}

	@Override
	public void onEventException(Exception e, List<Object> args, SocketIOClient client) {
		try {
			this.delegate.onEventException(e, args, client);
		}
		finally {
			this.telemetry.failed(e);
		}
	}

	@Override
	public void onDisconnectException(Exception e, SocketIOClient client) {
		this.delegate.onDisconnectException(e, client);
	}

	@Override
	public void onConnectException(Exception e, SocketIOClient client) {
		this.delegate.onConnectException(e, client);
	}

	@Override
	@SuppressWarnings("deprecation") // the library still calls it
	public void onPingException(Exception e, SocketIOClient client) {
		this.delegate.onPingException(e, client);
	}

	@Override
	public void onPongException(Exception e, SocketIOClient client) {
		this.delegate.onPongException(e, client);
	}

	@Override
	public boolean exceptionCaught(ChannelHandlerContext ctx, Throwable e) throws Exception {
		return this.delegate.exceptionCaught(ctx, e);
	}

	@Override
	public void onAuthException(Throwable e, SocketIOClient client) {
		this.delegate.onAuthException(e, client);
	}

}
