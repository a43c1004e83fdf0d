package com.tiktickets.sample.telemetry.browser;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium as the distribution ships it; nothing is downloaded.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final String base;

	private final ChromeDriver driver;

	Browser(int port) {
		this.base = "http://localhost:" + port;
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
				"--disable-dev-shm-usage");
		options.setCapability("goog:loggingPrefs", logs);
		this.driver = new ChromeDriver(new ChromeDriverService.Builder()
			.usingDriverExecutable(new File(System.getProperty("chromedriver", "/usr/bin/chromedriver")))
			.build(), options);
		size(1400, 900);
	}

	void size(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void dark(boolean dark) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	ChromeDriver driver() {
		return this.driver;
	}

	void open(String path) {
		this.driver.get(this.base + path);
	}

	String path() {
		return this.driver.getCurrentUrl().substring(this.base.length());
	}

	WebElement see(String css) {
		return waiting().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
	}

	WebElement seeLink(String text) {
		return waiting().until(ExpectedConditions.elementToBeClickable(By.partialLinkText(text)));
	}

	/** What is live may be replaced between the look and the click. */
	void click(By what) {
		waiting().ignoring(WebDriverException.class).until((driver) -> {
			driver.findElement(what).click();
			return true;
		});
	}

	void seeText(String css, String text) {
		waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
	}

	String text(String css) {
		return see(css).getText();
	}

	int count(String css) {
		return this.driver.findElements(By.cssSelector(css)).size();
	}

	Object run(String script) {
		return this.driver.executeScript(script);
	}

	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(Object::toString)
			.toList();
	}

	WebDriverWait waiting() {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(100));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
