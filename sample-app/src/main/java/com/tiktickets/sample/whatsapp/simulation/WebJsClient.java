package com.tiktickets.sample.whatsapp.simulation;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client in the style of whatsapp-web.js: a page that is driven, logs in by QR code and
 * tells what happens by events. It lives until it is closed. Thread-safe; all it does, it
 * does on a thread of its own.
 */
public final class WebJsClient implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(WebJsClient.class);

	private final ScheduledExecutorService page;

	private final SimulationProperties timing;

	private final WebJsListener listener;

	private Misbehaviour misbehaviour = Misbehaviour.NONE;

	private boolean loggedIn;

	private boolean ready;

	private int codes;

	/** What was planned for an earlier connection is void. */
	private int connection;

	/**
	 * Creates a client, which does nothing yet.
	 * @param name the name of its thread
	 * @param timing how fast it is
	 * @param listener whom it tells
	 */
	public WebJsClient(String name, SimulationProperties timing, WebJsListener listener) {
		this.timing = timing;
		this.listener = listener;
		this.page = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/** Connects, by QR code or with an earlier login. */
	public void initialize() {
		later(Duration.ZERO, this::connect);
	}

	/**
	 * Sends a message.
	 * @param chat the JID of the recipient
	 * @param text what is said
	 * @return the message's id when the engine has taken it
	 */
	public CompletableFuture<String> sendMessage(String chat, String text) {
		CompletableFuture<String> taken = new CompletableFuture<>();
		later(Duration.ZERO, () -> take(chat, text, taken));
		return taken;
	}

	/**
	 * Asks the page for its state.
	 * @return {@code CONNECTED} or another word; never done if the page hangs
	 */
	public CompletableFuture<String> getState() {
		CompletableFuture<String> state = new CompletableFuture<>();
		later(Duration.ZERO, () -> {
			if (this.misbehaviour != Misbehaviour.ZOMBIE) {
				state.complete(this.ready ? "CONNECTED" : "OPENING");
			}
		});
		return state;
	}

	/**
	 * Lets a customer write.
	 * @param chat the customer's JID
	 * @param text what is said
	 */
	public void receive(String chat, String text) {
		later(Duration.ZERO, () -> this.listener.messageCreate(new WebJsMessage(id(chat, false), false, chat, text)));
	}

	/**
	 * Misbehaves from now on.
	 * @param how what to do wrong
	 */
	public void misbehave(Misbehaviour how) {
		later(Duration.ZERO, () -> {
			this.misbehaviour = how;
			if (how == Misbehaviour.DISCONNECT) {
				lose("TIMEOUT");
			}
			else if (how == Misbehaviour.QR_NEVER_SCANNED) {
				this.loggedIn = false;
				lose("LOGOUT");
			}
		});
	}

	@Override
	public void close() {
		this.page.shutdownNow();
	}

	private void connect() {
		this.connection++;
		this.codes = 0;
		if (this.loggedIn) {
			laterInThisConnection(this.timing.ackAfter(), this::enter);
		}
		else {
			showCode();
		}
	}

	private void showCode() {
		if (this.codes == this.timing.codes()) {
			lose("Max qrcode retries reached");
			return;
		}
		this.codes++;
		this.listener.qr(UUID.randomUUID().toString());
		if (this.misbehaviour == Misbehaviour.QR_NEVER_SCANNED) {
			laterInThisConnection(this.timing.codeLifetime(), this::showCode);
		}
		else {
			laterInThisConnection(this.timing.scanAfter(), this::enter);
		}
	}

	private void enter() {
		this.loggedIn = true;
		this.listener.authenticated();
		this.ready = true;
		this.listener.ready();
	}

	private void lose(String reason) {
		this.connection++;
		this.ready = false;
		this.listener.disconnected(reason);
	}

	private void take(String chat, String text, CompletableFuture<String> taken) {
		if (!this.ready) {
			taken.completeExceptionally(new IllegalStateException("The client is not ready"));
			return;
		}
		String number = chat.substring(0, chat.indexOf('@'));
		if (DemoNumbers.isNobodys(number)) {
			taken.completeExceptionally(new IllegalStateException("The number is not on WhatsApp"));
			return;
		}
		String id = id(chat, true);
		taken.complete(id);
		this.listener.messageCreate(new WebJsMessage(id, true, chat, text));
		if (this.misbehaviour == Misbehaviour.REFUSE) {
			later(this.timing.ackAfter(), () -> this.listener.messageAck(id, -1));
		}
		else if (this.misbehaviour != Misbehaviour.ZOMBIE) {
			Duration travel = DemoNumbers.travel(number, this.misbehaviour, this.timing);
			later(this.timing.ackAfter(), () -> this.listener.messageAck(id, 1));
			later(this.timing.ackAfter().plus(travel), () -> this.listener.messageAck(id, 2));
			later(this.timing.ackAfter().plus(travel.multipliedBy(2)), () -> this.listener.messageAck(id, 3));
		}
	}

	private static String id(String chat, boolean fromMe) {
		return "%s_%s_3EB0%s".formatted(fromMe, chat, UUID.randomUUID().toString().replace("-", "").substring(0, 16));
	}

	private void laterInThisConnection(Duration delay, Runnable step) {
		int planned = this.connection;
		later(delay, () -> {
			if (this.connection == planned) {
				step.run();
			}
		});
	}

	private void later(Duration delay, Runnable step) {
		try {
			ScheduledFuture<?> unused = this.page.schedule(() -> {
				try {
					step.run();
				}
				catch (RuntimeException ex) {
					logger.error("A listener has failed", ex);
				}
			}, delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The client is closed", ex);
		}
	}

}
