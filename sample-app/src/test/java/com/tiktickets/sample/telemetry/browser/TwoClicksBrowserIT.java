package com.tiktickets.sample.telemetry.browser;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import com.tiktickets.sample.tenant.TenantDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From any item it is at most two clicks to its trace, its logs and its error.
 */
class TwoClicksBrowserIT extends BrowserTest {

	private static final String TENANT = "clicking";

	@Autowired
	private Agents agents;

	@Autowired
	private TenantDirectory tenants;

	@Autowired
	private TelemetryInbox inbox;

	@ParameterizedTest
	@CsvSource({ "logs, .logs .links a[href*=traces], , traces/", "logs, .logs .links a.bad, , errors/",
			"errors, .errors .links a, , traces/", "errors, .errors .name a, aside .links a[href*=logs], logs?trace=",
			"metrics, figure summary, .exemplars a[href*=traces], traces/",
			"metrics, figure summary, .exemplars a[href*=logs], logs?trace=",
			"traces, .traces .name a, #live .facts a[href*=logs], logs?trace=",
			"traces, .traces .name a, #span a.bad, errors/" })
	void leadTo(String view, String firstClick, String secondClick, String target) {
		breakAnExport();

		this.browser.open("/telemetry/" + view + "?tenant=" + TENANT);
		this.browser.click(By.cssSelector(firstClick));
		if (secondClick != null) {
			this.browser.click(By.cssSelector(secondClick));
		}

		this.browser.waiting().until((driver) -> this.browser.path().startsWith("/telemetry/" + target));
		this.browser.see(".waterfall, .logs .log, .stack");
	}

	private void breakAnExport() {
		this.tenants.add(TENANT);
		this.agents.ofTenant(TENANT).client().get().uri("/demo/export").exchange();
		Awaitility.await()
			.until(() -> this.inbox.logs()
				.stream()
				.anyMatch((log) -> log.tenant().equals(TENANT) && log.body().equals("Request failed"))
					&& this.inbox.spans()
						.stream()
						.anyMatch((span) -> span.tenant().equals(TENANT) && span.name().equals("GET /demo/export")));
	}

}
