package com.tiktickets.observability.redis;

import com.tiktickets.observability.instrumentation.PrivateField;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.util.ClassUtils;
import org.springframework.util.ErrorHandler;

/**
 * Makes templates and listener containers of Spring Data carry trace and tenant over the
 * channels that are listed. Not thread-safe: beans are instrumented while they are made.
 */
public final class ChannelInstrumentation {

	private static final Logger logger = LoggerFactory.getLogger(RedisMessageListenerContainer.class);

	private static final String SEND = "convertAndSend";

	private final ChannelTelemetry telemetry;

	/**
	 * Creates the instrumentation.
	 * @param channels carries trace and tenant
	 */
	public ChannelInstrumentation(RedisChannels channels) {
		this.telemetry = channels.telemetry();
	}

	/**
	 * Instruments what a template publishes, unless it has a way of its own to do so.
	 * @param template the template
	 * @return what takes its place
	 */
	public Object instrument(RedisTemplate<?, ?> template) {
		Method sender = ClassUtils.getMethodIfAvailable(template.getClass(), SEND, String.class, Object.class);
		return (sender != null && sender.getDeclaringClass() == RedisTemplate.class)
				? advised(template, (invocation) -> invocation.getMethod().getName().equals(SEND)
						? publish(template, invocation) : invocation.proceed())
				: template;
	}

	private @Nullable Object publish(RedisTemplate<?, ?> template, MethodInvocation invocation) throws Throwable {
		String channel = Objects.toString(invocation.getArguments()[0], "");
		String listed = this.telemetry.template(channel);
		if (listed == null || this.telemetry.isPublishing()) {
			return invocation.proceed();
		}
		byte[] rawChannel = raw(template.getStringSerializer(), channel);
		byte[] body = raw(template.getValueSerializer(), invocation.getArguments()[1]);
		if (rawChannel == null || body == null) {
			return invocation.proceed();
		}
		return this.telemetry.publish(listed, body,
				(bytes) -> template.execute((RedisCallback<Long>) (redis) -> redis.publish(rawChannel, bytes), true));
	}

	@SuppressWarnings("unchecked")
	private static byte @Nullable [] raw(@Nullable RedisSerializer<?> serializer, Object value) {
		if (serializer == null) {
			return (value instanceof byte[] bytes) ? bytes : null;
		}
		return ((RedisSerializer<Object>) serializer).serialize(value);
	}

	/**
	 * Instruments what a container hears. It keeps the factory that it has when it is
	 * initialised.
	 * @param container the container, not yet initialised
	 */
	public void instrumentConnections(RedisMessageListenerContainer container) {
		RedisConnectionFactory own = container.getConnectionFactory();
		if (own != null) {
			container.setConnectionFactory((RedisConnectionFactory) advised(own, (invocation) -> {
				Object result = invocation.proceed();
				return (result instanceof RedisConnection connection)
						? ReceivedMessageListener.listeningTo(connection, this.telemetry) : result;
			}));
		}
	}

	/**
	 * Instruments how a container runs its listeners. It makes its executor when it is
	 * initialised, and catches what listeners throw.
	 * @param container the container, initialised
	 */
	public void instrumentListeners(RedisMessageListenerContainer container) {
		PrivateField<Executor> executor = PrivateField.of(container, "taskExecutor", Executor.class);
		PrivateField<ErrorHandler> handler = PrivateField.of(container, "errorHandler", ErrorHandler.class);
		Executor listeners = (executor != null) ? executor.value() : null;
		if (listeners != null && handler != null) {
			container.setTaskExecutor(new ReceivedMessageExecutor(listeners, this.telemetry));
			container.setErrorHandler((failure) -> handle(failure, handler.value()));
		}
	}

	private void handle(Throwable failure, @Nullable ErrorHandler own) {
		this.telemetry.failed(failure);
		if (own != null) {
			own.handleError(failure);
		}
		else {
			logger.warn("Execution of message listener failed, and no ErrorHandler has been set", failure);
		}
	}

	/** Keeps the class, by which Spring Data tells its clients apart. */
	private static Object advised(Object target, MethodInterceptor advice) {
		if (Modifier.isFinal(target.getClass().getModifiers())) {
			return target;
		}
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(true);
		factory.addAdvice(advice);
		return factory.getProxy(target.getClass().getClassLoader());
	}

}
