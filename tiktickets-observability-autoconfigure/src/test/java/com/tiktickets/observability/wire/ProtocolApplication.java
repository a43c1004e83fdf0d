package com.tiktickets.observability.wire;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.annotation.OnEvent;
import com.tiktickets.observability.redis.RedisChannels;
import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.DirectRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All protocols of one application; what comes in says whose it is. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableAsync
@EnableScheduling
@Import({ StompApplication.class, SocketIoApplication.class, ProtocolApplication.Work.class,
		ProtocolApplication.Later.class, ProtocolApplication.Rounds.class, ProtocolApplication.Requests.class,
		ProtocolApplication.Sockets.class, ProtocolApplication.Messages.class })
class ProtocolApplication {

	static final String CHANNEL = "work";

	@Bean
	Declarables workQueues() {
		return new Declarables(List.of(new org.springframework.amqp.core.Queue("amqp"),
				new org.springframework.amqp.core.Queue("direct")));
	}

	@Bean
	DirectRabbitListenerContainerFactory directFactory(ConnectionFactory connectionFactory) {
		DirectRabbitListenerContainerFactory factory = new DirectRabbitListenerContainerFactory();
		factory.setConnectionFactory(connectionFactory);
		factory.setConsumersPerQueue(2);
		return factory;
	}

	@Bean
	RedisMessageListenerContainer workContainer(RedisConnectionFactory connectionFactory, RedisChannels channels,
			Work work) {
		RedisMessageListenerContainer container = new RedisMessageListenerContainer();
		container.setConnectionFactory(connectionFactory);
		container.addMessageListener(
				channels.listener((message, pattern) -> work.done("redis", new String(message.getBody()))),
				new ChannelTopic(CHANNEL));
		return container;
	}

	/** Says what was done, and for whom, in a log record, a measurement and a span. */
	static class Work {

		private static final Logger logger = LoggerFactory.getLogger(Work.class);

		private final LongCounter counter;

		private final Tracer tracer;

		Work(OpenTelemetry openTelemetry) {
			this.counter = openTelemetry.getMeter("protocols").counterBuilder("protocol.work").build();
			this.tracer = openTelemetry.getTracer("protocols");
		}

		/** What is done has the name of its tenant and a number: {@code tenant-1_7}. */
		void done(String protocol, String what) {
			String claimed = what.split("_")[0];
			logger.atInfo()
				.addKeyValue("claimed", claimed)
				.addKeyValue("snapshot", MDC.get("tenant_id"))
				.log("Done {} {}", protocol, what);
			this.counter.add(1, Attributes.of(AttributeKey.stringKey("protocol"), protocol,
					AttributeKey.stringKey("claimed"), claimed));
			this.tracer.spanBuilder("work").setAttribute("claimed", claimed).startSpan().end();
		}

	}

	static class Later {

		private final Work work;

		Later(Work work) {
			this.work = work;
		}

		@Async
		void work(String what) {
			this.work.done("async", what);
		}

	}

	/** Rounds belong to nobody; each thing that is found in one belongs to somebody. */
	static class Rounds {

		final Queue<String> waiting = new ConcurrentLinkedQueue<>();

		private final Work work;

		Rounds(Work work) {
			this.work = work;
		}

		@Scheduled(fixedDelay = 5)
		void make() {
			for (String what = this.waiting.poll(); what != null; what = this.waiting.poll()) {
				try (var scope = TenantContext.makeCurrent(TenantId.of(what.split("_")[0]))) {
					this.work.done("scheduled", what);
				}
			}
		}

	}

	@RestController
	static class Requests {

		private final Work work;

		private final Later later;

		private final StringRedisTemplate redis;

		Requests(Work work, Later later, StringRedisTemplate redis) {
			this.work = work;
			this.later = later;
			this.redis = redis;
		}

		@GetMapping("/operations/{what}")
		String work(@PathVariable String what) {
			this.work.done("http", what);
			this.later.work(what);
			return "" + this.redis.opsForValue().get(what);
		}

	}

	@Controller
	static class Sockets {

		private final Work work;

		Sockets(Work work) {
			this.work = work;
		}

		@MessageMapping("/operations/{what}")
		void stomp(@DestinationVariable String what) {
			this.work.done("stomp", what);
		}

		@OnEvent("work")
		public void socketIo(SocketIOClient client, AckRequest ack, String what) {
			this.work.done("socketio", what);
		}

	}

	static class Messages {

		private final Work work;

		Messages(Work work) {
			this.work = work;
		}

		@RabbitListener(queues = "amqp", concurrency = "2")
		void simple(String what) {
			this.work.done("amqp", what);
		}

		@RabbitListener(queues = "direct", containerFactory = "directFactory")
		void direct(String what) {
			this.work.done("direct", what);
		}

	}

}
