package com.tiktickets.observability.redis;

import static com.tiktickets.observability.AnotherLibraryVersion.assertUnchanged;

import com.tiktickets.observability.AnotherLibraryVersion;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

class ChannelInstrumentationTests {

	@ParameterizedTest
	@ValueSource(strings = { "taskExecutor", "errorHandler" })
	void containerOfAnotherVersionIsLeftAsItIs(String field) {
		AnotherLibraryVersion.withoutField(RedisMessageListenerContainer.class, field, Container.class,
				"org.springframework.data.redis", "com.tiktickets.observability.redis");
	}

	static class Container implements Runnable {

		@Override
		public void run() {
			RedisMessageListenerContainer container = new RedisMessageListenerContainer();
			container.setTaskExecutor(new SyncTaskExecutor());
			container.setErrorHandler((failure) -> {
			});
			RedisChannels channels = new RedisChannels(OpenTelemetry.noop(), null, null, List.of());
			assertUnchanged(container, () -> new ChannelInstrumentation(channels).instrumentListeners(container));
		}

	}

}
