package com.tiktickets.sample.telemetry.browser;

import com.tiktickets.sample.telemetry.TelemetryTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A test of the sample's pages. Each test has a browser of its own.
 */
@TelemetryTest
@Tag("browser")
abstract class BrowserTest {

	@LocalServerPort
	int port;

	Browser browser;

	@BeforeEach
	void openBrowser() {
		this.browser = new Browser(this.port);
	}

	@AfterEach
	void closeBrowser() {
		this.browser.close();
	}

}
