package com.tiktickets.sample.telemetry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.telemetry.Otlp;
import com.tiktickets.sample.telemetry.inbox.OtlpReceiver;
import com.tiktickets.sample.telemetry.traffic.DemoTraffic;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

class LivePageBrowserIT extends BrowserTest {

	/** Of the view that everybody comes for. */
	private static final int CHARTS = 6;

	/** Those that are drawn already are forgotten without being counted. */
	private static final String COUNT_CHARTS = """
			window.drawn = 0;
			window.destroyed = 0;
			window.uPlot = new Proxy(uPlot, {
				construct(target, options) {
					const chart = new target(...options);
					const destroy = chart.destroy;
					window.drawn++;
					chart.destroy = () => { window.destroyed++; destroy(); };
					return chart;
				}
			});
			""";

	@Autowired
	private Agents agents;

	@Autowired
	private OtlpReceiver receiver;

	@Autowired
	private DemoTraffic traffic;

	@AfterEach
	void stopTraffic() {
		this.traffic.stop();
	}

	@Test
	void whatArrivesAppearsByItselfUnlessPaused() throws Exception {
		this.browser.open("/telemetry/traces");
		send("live", "1cf7651916cd43dd8448eb211c80319e", "arrives by itself");
		this.browser.seeText("#live", "arrives by itself");

		this.browser.see("body").sendKeys("p");
		this.browser.seeText("#pause", "Paused");
		send("live", "2cf7651916cd43dd8448eb211c80319e", "waits for you");
		Awaitility.await()
			.during(Duration.ofSeconds(4))
			.until(() -> !this.browser.text("#live").contains("waits for you"));

		this.browser.see("#pause").click();
		this.browser.seeText("#live", "waits for you");
	}

	@Test
	void chartsOfEarlierRefreshesAreGone() {
		this.agents.loggedIn("ana@acme").open("Measure me");
		this.browser.open("/telemetry/metrics");
		this.browser.waiting().until((driver) -> this.browser.count(".plot canvas") == CHARTS);
		this.browser.run(COUNT_CHARTS);

		this.browser.waiting().until((driver) -> (long) this.browser.run("return window.drawn") > 3 * CHARTS);

		this.browser.waiting()
			.until((driver) -> (long) this.browser.run("return window.drawn - window.destroyed") == CHARTS);
	}

	@Test
	void buttonStartsAndStopsTheDemoTraffic() {
		this.browser.open("/telemetry/traces");
		this.browser.click(By.xpath("//header//button[.='Start demo traffic']"));
		this.browser.seeText("header form[method=post]", "Stop demo traffic");
		this.browser.seeText("#live", "globex");

		this.browser.click(By.xpath("//header//button[.='Stop demo traffic']"));
		this.browser.seeText("header form[method=post]", "Start demo traffic");
		assertThat(this.traffic.isRunning()).isFalse();
	}

	private void send(String service, String trace, String name) throws Exception {
		long now = System.currentTimeMillis() * 1_000_000;
		new Otlp(this.receiver.port()).send(Otlp.traces(service,
				Otlp.span(trace, "b7ad6b7169203331", "", name)
					.setStartTimeUnixNano(now)
					.setEndTimeUnixNano(now + 1_000)));
	}

}
