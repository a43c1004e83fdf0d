package com.tiktickets.sample.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import com.tiktickets.sample.telemetry.TelemetryTest;
import com.tiktickets.sample.telemetry.inbox.InboxUsage;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import com.tiktickets.sample.telemetry.query.Overview;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Whoever sees nothing is told what to do.
 */
@TelemetryTest
class EmptyStateTests {

	private static final String BUTTON = "<button class=\"primary\" name=\"on\" value=\"true\">Start demo traffic";

	@MockitoBean
	private Overview overview;

	private final PageReader page;

	EmptyStateTests(@Autowired RestTestClient client) {
		this.page = new PageReader(client);
	}

	@ParameterizedTest
	@ValueSource(strings = { "traces", "logs", "metrics", "errors", "map" })
	void whileTheInboxListensItOffersThreeWays(String view) {
		assertThat(emptyView(view, OtlpReceiver.State.LISTENING)).contains(BUTTON, "curl -s localhost:",
				"OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4319");
	}

	@ParameterizedTest
	@ValueSource(strings = { "traces", "logs", "metrics", "errors", "map" })
	void inboxThatIsOffIsSaidToBeOff(String view) {
		assertThat(emptyView(view, OtlpReceiver.State.OFF)).contains("sample.telemetry.inbox.enabled=false")
			.doesNotContain(BUTTON, "curl", "OTEL_EXPORTER");
	}

	@ParameterizedTest
	@ValueSource(strings = { "traces", "logs", "metrics", "errors", "map" })
	void portThatIsTakenIsToBeFreed(String view) {
		assertThat(emptyView(view, OtlpReceiver.State.PORT_TAKEN))
			.contains("Port <b>4319</b> was taken", "Stop the other program")
			.doesNotContain(BUTTON, "curl", "OTEL_EXPORTER");
	}

	private String emptyView(String view, OtlpReceiver.State state) {
		InboxUsage.Signal none = new InboxUsage.Signal(0, 0, 1, 0);
		given(this.overview.status()).willReturn(new Overview.Status(state, 4319, new InboxUsage(none, none, none)));
		return this.page.html("/telemetry/" + view + "?tenant=nobody");
	}

}
