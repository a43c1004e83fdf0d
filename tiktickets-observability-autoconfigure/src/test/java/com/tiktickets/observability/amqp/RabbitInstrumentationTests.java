package com.tiktickets.observability.amqp;

import static com.tiktickets.observability.AnotherLibraryVersion.assertUnchanged;

import com.tiktickets.observability.AnotherLibraryVersion;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.config.AbstractRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

class RabbitInstrumentationTests {

	private static final String SPRING_RABBIT = "org.springframework.amqp.rabbit";

	private static final String OURS = "com.tiktickets.observability.amqp";

	@ParameterizedTest
	@ValueSource(strings = { "messagePropertiesConverter", "observationConvention" })
	void templateOfAnotherVersionIsLeftAsItIs(String field) {
		AnotherLibraryVersion.withoutField(RabbitTemplate.class, field, Template.class, SPRING_RABBIT, OURS);
	}

	@Test
	void factoryOfAnotherVersionIsLeftAsItIs() {
		AnotherLibraryVersion.withoutField(AbstractRabbitListenerContainerFactory.class, "containerCustomizer",
				Factory.class, SPRING_RABBIT, OURS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "messagePropertiesConverter", "observationConvention", "adviceChain" })
	void containerOfAnotherVersionIsLeftAsItIs(String field) {
		AnotherLibraryVersion.withoutField(AbstractMessageListenerContainer.class, field, Container.class,
				SPRING_RABBIT, OURS);
	}

	private static RabbitInstrumentation instrumentation() {
		return new RabbitInstrumentation(null, null, List.of("traceparent"));
	}

	static class Template implements Runnable {

		@Override
		public void run() {
			RabbitTemplate template = new RabbitTemplate();
			assertUnchanged(template, () -> instrumentation().instrument(template));
		}

	}

	static class Factory implements Runnable {

		@Override
		public void run() {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setContainerCustomizer((container) -> container.setConcurrentConsumers(2));
			assertUnchanged(factory, () -> instrumentation().instrument(factory));
		}

	}

	static class Container implements Runnable {

		@Override
		public void run() {
			SimpleMessageListenerContainer container = new SimpleMessageListenerContainer();
			container.setAdviceChain((MethodInterceptor) (invocation) -> invocation.proceed());
			assertUnchanged(container, () -> instrumentation().instrument(container));
		}

	}

}
