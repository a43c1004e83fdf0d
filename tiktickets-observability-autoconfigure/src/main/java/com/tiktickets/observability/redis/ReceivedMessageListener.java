package com.tiktickets.observability.redis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.Message;
import org.springframework.data.redis.connection.MessageListener;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.SubscriptionListener;
import org.springframework.util.ClassUtils;

/**
 * Removes the envelope of a received message before a container distributes the message
 * to its listeners, and makes the message available to {@link ReceivedMessageExecutor} on
 * that thread. Thread-safe.
 */
final class ReceivedMessageListener implements MessageListener, SubscriptionListener {

	private static final ThreadLocal<ChannelMessage> RECEIVED = new ThreadLocal<>();

	private final MessageListener delegate;

	private final SubscriptionListener subscriptions;

	private final ChannelTelemetry telemetry;

	private ReceivedMessageListener(MessageListener delegate, ChannelTelemetry telemetry) {
		this.delegate = delegate;
		this.subscriptions = (delegate instanceof SubscriptionListener listener) ? listener
				: SubscriptionListener.NO_OP_SUBSCRIPTION_LISTENER;
		this.telemetry = telemetry;
	}

	static @Nullable ChannelMessage received() {
		return RECEIVED.get();
	}

	/** A connection whose subscriptions are listened to by way of this. */
	static RedisConnection listeningTo(RedisConnection connection, ChannelTelemetry telemetry) {
		return (RedisConnection) Proxy.newProxyInstance(ReceivedMessageListener.class.getClassLoader(),
				ClassUtils.getAllInterfaces(connection),
				(proxy, method, arguments) -> invoke(connection, method, arguments, telemetry));
	}

	private static @Nullable Object invoke(RedisConnection connection, Method method, Object @Nullable [] arguments,
			ChannelTelemetry telemetry) throws Throwable {
		if (arguments != null && arguments.length > 0 && arguments[0] instanceof MessageListener listener) {
			arguments[0] = new ReceivedMessageListener(listener, telemetry);
		}
		try {
			return method.invoke(connection, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public void onMessage(Message message, byte @Nullable [] pattern) {
		ChannelMessage received = this.telemetry.received(message);
		if (received.template() == null) {
			this.delegate.onMessage(received.message(), pattern);
			return;
		}
		RECEIVED.set(received);
		try {
			this.delegate.onMessage(received.message(), pattern);
		}
		finally {
			RECEIVED.remove();
		}
	}

	@Override
	public void onChannelSubscribed(byte[] channel, long count) {
		this.subscriptions.onChannelSubscribed(channel, count);
	}

	@Override
	public void onChannelUnsubscribed(byte[] channel, long count) {
		this.subscriptions.onChannelUnsubscribed(channel, count);
	}

	@Override
	public void onPatternSubscribed(byte[] pattern, long count) {
		this.subscriptions.onPatternSubscribed(pattern, count);
	}

	@Override
	public void onPatternUnsubscribed(byte[] pattern, long count) {
		this.subscriptions.onPatternUnsubscribed(pattern, count);
	}

}
