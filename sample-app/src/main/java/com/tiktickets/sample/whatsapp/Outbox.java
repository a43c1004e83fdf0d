package com.tiktickets.sample.whatsapp;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantScope;
import com.tiktickets.observability.whatsapp.AckLevel;
import com.tiktickets.observability.whatsapp.WhatsAppSending;
import com.tiktickets.observability.whatsapp.WhatsAppSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/**
 * The messages of one session that are on their way. An acknowledgement that overtakes
 * the engine's answer waits for it, so that it finds its message. Thread-safe.
 */
final class Outbox {

	private static final int REMEMBERED = 1_000;

	private final Object lock = new Object();

	private final WhatsAppSession session;

	private final BiConsumer<Duration, Runnable> timer;

	private final Map<String, CompletableFuture<String>> sent = new LinkedHashMap<>();

	private final List<Acknowledgement> early = new ArrayList<>();

	private int unanswered;

	Outbox(WhatsAppSession session) {
		this(session, (delay, task) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
			.execute(task));
	}

	Outbox(WhatsAppSession session, BiConsumer<Duration, Runnable> timer) {
		this.session = session;
		this.timer = timer;
	}

	/**
	 * The engine is about to be asked; its answer is {@link #sent} or {@link #failed}. To
	 * be called in the scope of the sending, where what follows from silence runs.
	 * @param within how long the message may travel
	 * @return the message's id when the phone has it
	 */
	CompletableFuture<String> asking(Duration within) {
		synchronized (this.lock) {
			this.unanswered++;
		}
		CompletableFuture<String> arrival = new CompletableFuture<>();
		this.timer.accept(within, TenantContext.wrap(() -> arrival
			.completeExceptionally(new TimeoutException("The phone has not acknowledged the message"))));
		return arrival;
	}

	void sent(WhatsAppSending sending, String id, CompletableFuture<String> arrival) {
		List<Acknowledgement> overtaking;
		synchronized (this.lock) {
			sending.sent(id);
			this.sent.put(id, arrival);
			if (this.sent.size() > REMEMBERED) {
				this.sent.remove(this.sent.keySet().iterator().next());
			}
			overtaking = answered(id);
		}
		overtaking.forEach(this::settle);
	}

	void failed(WhatsAppSending sending, Throwable failure, CompletableFuture<String> arrival) {
		List<Acknowledgement> overtaking;
		synchronized (this.lock) {
			overtaking = answered("");
		}
		sending.failed(failure);
		try (TenantScope scope = sending.makeCurrent()) {
			arrival.completeExceptionally(failure);
		}
		overtaking.forEach(this::settle);
	}

	void acknowledged(String id, AckLevel level) {
		Acknowledgement acknowledgement = new Acknowledgement(id, level);
		synchronized (this.lock) {
			if (!this.sent.containsKey(id) && this.unanswered > 0) {
				this.early.add(acknowledgement);
				return;
			}
		}
		settle(acknowledgement);
	}

	/** What nobody waits for any more belongs to an earlier run. */
	private List<Acknowledgement> answered(String id) {
		this.unanswered--;
		List<Acknowledgement> due = this.early.stream()
			.filter((one) -> this.unanswered == 0 || one.id().equals(id))
			.toList();
		this.early.removeAll(due);
		return due;
	}

	private void settle(Acknowledgement acknowledgement) {
		this.session.acknowledged(acknowledgement.id(), acknowledgement.level(), () -> follow(acknowledgement));
	}

	private void follow(Acknowledgement acknowledgement) {
		CompletableFuture<String> arrival;
		synchronized (this.lock) {
			arrival = this.sent.get(acknowledgement.id());
		}
		if (arrival == null) {
			return;
		}
		switch (acknowledgement.level()) {
			case ERROR -> arrival.completeExceptionally(new MessageRefusedException("WhatsApp refuses the message"));
			case DEVICE, READ, PLAYED -> arrival.complete(acknowledgement.id());
			default -> {
			}
		}
	}

	private record Acknowledgement(String id, AckLevel level) {

	}

}
