package com.tiktickets.observability.autoconfigure.socketio;

import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.scheduler.CancelableScheduler;
import com.tiktickets.observability.instrumentation.PrivateField;
import com.tiktickets.observability.socketio.ObservingChannelInitializer;
import com.tiktickets.observability.socketio.SocketIoTelemetry;
import io.netty.channel.EventLoopGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Gives a server the pipeline that observes. Comes before the scanner of annotated
 * listeners, which is a post-processor itself and needs the server; the telemetry is not
 * asked for until the server starts.
 */
class SocketIoServerPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private static final Logger logger = LoggerFactory.getLogger(SocketIoServerPostProcessor.class);

	private final ObjectProvider<SocketIoTelemetry> telemetry;

	SocketIoServerPostProcessor(ObjectProvider<SocketIoTelemetry> telemetry) {
		this.telemetry = telemetry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof SocketIOServer server) {
			observe(server, beanName);
		}
		return bean;
	}

	private void observe(SocketIOServer server, String beanName) {
		PrivateField<SocketIOChannelInitializer> factory = PrivateField.of(server, "pipelineFactory",
				SocketIOChannelInitializer.class);
		PrivateField<EventLoopGroup> group = PrivateField.of(server, "bossGroup", EventLoopGroup.class);
		if (factory == null || group == null) {
			return;
		}
		SocketIOChannelInitializer pipeline = factory.value();
		if (pipeline == null || pipeline.getClass() != SocketIOChannelInitializer.class) {
			logger.info("Socket.IO server {} has a pipeline of its own and is not observed", beanName);
		}
		else if (group.value() != null) {
			logger.warn("Socket.IO server {} was started before it became a bean and is not observed;"
					+ " start it in an ApplicationRunner", beanName);
		}
		else {
			replace(server, pipeline);
		}
	}

	/** A timer that nobody stops is a leak to Netty, and an ERROR in the log. */
	private void replace(SocketIOServer server, SocketIOChannelInitializer pipeline) {
		PrivateField<CancelableScheduler> timer = PrivateField.of(pipeline, "scheduler", CancelableScheduler.class);
		if (timer != null) {
			server.setPipelineFactory(new ObservingChannelInitializer(this.telemetry::getObject));
			CancelableScheduler scheduler = timer.value();
			if (scheduler != null) {
				scheduler.shutdown();
			}
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
