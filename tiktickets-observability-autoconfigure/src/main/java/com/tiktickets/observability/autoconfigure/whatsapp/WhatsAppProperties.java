package com.tiktickets.observability.autoconfigure.whatsapp;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.whatsapp.WhatsAppSettings;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the WhatsApp instrumentation.
 */
@ConfigurationProperties(WhatsAppProperties.PREFIX)
public class WhatsAppProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.whatsapp";

	/**
	 * Whether WhatsApp sessions are instrumented: spans, metrics and log records of
	 * transitions and messages.
	 */
	private boolean enabled = true;

	/**
	 * Number of consecutive failed health probes after which a connected session is in
	 * the state zombie.
	 */
	private int zombieAfter = 2;

	/**
	 * Number of sent messages that are remembered until they are acknowledged.
	 */
	private int pendingMessages = 10_000;

	/**
	 * Time after sending a message in which its acknowledgements belong to its trace.
	 * Later acknowledgements have a trace of their own, with a link to the message.
	 */
	private Duration traceWindow = Duration.ofMinutes(1);

	@Override
	public void afterPropertiesSet() {
		check(this.zombieAfter > 0, "zombie-after", String.valueOf(this.zombieAfter), "it is not positive",
				"Use a number of probes such as 2.");
		check(this.pendingMessages > 0, "pending-messages", String.valueOf(this.pendingMessages), "it is not positive",
				"Use a number of messages such as 10000.");
		if (this.traceWindow.isNegative()) {
			throw new InvalidPropertyException(PREFIX + ".trace-window", this.traceWindow, "it is negative",
					"Use a duration such as 1m.");
		}
	}

	private static void check(boolean valid, String property, String value, String reason, String fix) {
		if (!valid) {
			throw new InvalidPropertyException(PREFIX + "." + property, value, reason, fix);
		}
	}

	WhatsAppSettings settings() {
		return new WhatsAppSettings(this.zombieAfter, this.pendingMessages, this.traceWindow, this.enabled);
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getZombieAfter() {
		return this.zombieAfter;
	}

	public void setZombieAfter(int zombieAfter) {
		this.zombieAfter = zombieAfter;
	}

	public int getPendingMessages() {
		return this.pendingMessages;
	}

	public void setPendingMessages(int pendingMessages) {
		this.pendingMessages = pendingMessages;
	}

	public Duration getTraceWindow() {
		return this.traceWindow;
	}

	public void setTraceWindow(Duration traceWindow) {
		this.traceWindow = traceWindow;
	}

}
