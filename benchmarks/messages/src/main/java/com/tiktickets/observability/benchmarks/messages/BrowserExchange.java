package com.tiktickets.observability.benchmarks.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Readings of the processes of a browser: of what is called like one, and sleeps. */
@Component
class BrowserExchange implements Exchange, DisposableBean {

	private static final int PROCESSES = 8;

	private final MessagingTelemetry telemetry;

	private final List<Process> browsers = new ArrayList<>();

	BrowserExchange(ObjectProvider<MessagingTelemetry> telemetry) {
		this.telemetry = MessagesApplication.telemetry(telemetry);
	}

	@Override
	public String name() {
		return "browser";
	}

	@Override
	public void exchange(int readings) {
		if (this.browsers.isEmpty()) {
			start();
		}
		for (int i = 0; i < readings; i++) {
			this.telemetry.readBrowsers();
		}
	}

	private void start() {
		try {
			Path browser = Files.createTempDirectory("browser").resolve("chromium");
			Files.copy(Path.of("/bin/sleep"), browser, StandardCopyOption.COPY_ATTRIBUTES);
			for (int i = 0; i < PROCESSES; i++) {
				this.browsers.add(new ProcessBuilder(browser.toString(), "3600").start());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void destroy() {
		this.browsers.forEach(Process::destroyForcibly);
	}

}
