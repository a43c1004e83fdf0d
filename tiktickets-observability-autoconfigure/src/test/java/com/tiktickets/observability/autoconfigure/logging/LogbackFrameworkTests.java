package com.tiktickets.observability.autoconfigure.logging;

import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.LoggerContext;
import com.tiktickets.observability.AnotherLibraryVersion;
import com.tiktickets.observability.logging.ApplicationLogs;
import com.tiktickets.observability.logging.LogRouter;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.instrumentation.spring.autoconfigure.internal.instrumentation.logging.LogbackAppenderApplicationListener;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

class LogbackFrameworkTests {

	@Test
	void resetOfLogbackSucceedsWithAnotherVersionOfOpenTelemetrysStarter() {
		AnotherLibraryVersion.withoutClass(LogbackAppenderApplicationListener.class, Reset.class,
				"com.tiktickets.observability.autoconfigure.logging");
	}

	static class Reset implements Runnable {

		@Override
		public void run() {
			ApplicationLogs logs = LogRouter.get().begin();
			LogRouter.get().connect(logs, LoggerProvider.noop());
			LogbackFramework framework = LogbackFramework.INSTANCE;
			try {
				framework.attach(new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(),
						new SpringApplication(), new String[0], new MockEnvironment()));
				assertThatCode(framework::restore).doesNotThrowAnyException();
			}
			finally {
				LogRouter.get().disconnect(logs);
				((LoggerContext) LoggerFactory.getILoggerFactory()).removeListener(framework);
				((LoggerContext) LoggerFactory.getILoggerFactory()).removeConfigurationEventListener(framework);
			}
		}

	}

}
