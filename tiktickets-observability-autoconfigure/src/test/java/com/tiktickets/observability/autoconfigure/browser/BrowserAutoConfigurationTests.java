package com.tiktickets.observability.autoconfigure.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.tiktickets.observability.autoconfigure.ContextRunners;
import com.tiktickets.observability.browser.BrowserProcesses;
import com.tiktickets.observability.browser.BrowserSessions;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import oshi.SystemInfo;

class BrowserAutoConfigurationTests {

	private final ApplicationContextRunner runner = ContextRunners.of(BrowserAutoConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "tiktickets.observability.enabled=true", ContextRunners.AGENT })
	void browsersAreWatched(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(BrowserSessions.class)
				.hasSingleBean(BrowserProcesses.class));
	}

	@Test
	void browsersAreNotWatchedWithoutOshi() {
		this.runner.withClassLoader(new FilteredClassLoader(SystemInfo.class))
			.run((context) -> assertThat(context).hasSingleBean(BrowserSessions.class)
				.doesNotHaveBean(BrowserProcesses.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED,
			"tiktickets.observability.browser.enabled=false" })
	void browsersAreNotWatchedWithTheSwitchOff(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasSingleBean(BrowserSessions.class)
				.doesNotHaveBean(BrowserProcesses.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		BrowserSessions sessions = new BrowserSessions(UnaryOperator.identity());
		BrowserProcesses processes = mock(BrowserProcesses.class);
		this.runner.withBean(BrowserSessions.class, () -> sessions)
			.withBean(BrowserProcesses.class, () -> processes)
			.run((context) -> {
				assertThat(context).getBean(BrowserSessions.class).isSameAs(sessions);
				assertThat(context).getBean(BrowserProcesses.class).isSameAs(processes);
			});
	}

}
