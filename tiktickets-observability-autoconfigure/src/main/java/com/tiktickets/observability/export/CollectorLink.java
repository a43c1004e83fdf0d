package com.tiktickets.observability.export;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one voice for all signals whether telemetry reaches the Collector, and what was
 * lost: one warning without a stack trace, then at most one a minute, and one line when
 * it is back. Spans and log records are held while it is away. Thread-safe; no request
 * waits for it.
 */
public final class CollectorLink {

	private static final Logger logger = LoggerFactory.getLogger(CollectorLink.class);

	private static final long NANOS_BETWEEN_WARNINGS = 60_000_000_000L;

	/** A signal that has had nothing to send for so long cannot say that it is back. */
	private static final long NANOS_UNTIL_SILENT = 5_000_000_000L;

	private final Function<Signal, String> endpoint;

	private final LongSupplier nanoTime;

	private final Map<Signal, SignalStatistics> statistics = new EnumMap<>(Signal.class);

	private final Map<Signal, Long> failing = new EnumMap<>(Signal.class);

	private final Set<RetryingExport> held = ConcurrentHashMap.newKeySet();

	private final Set<CompletableResultCode> underWay = ConcurrentHashMap.newKeySet();

	private volatile boolean stopping;

	private boolean warned;

	private @Nullable Long lastWarning;

	private volatile @Nullable Map<String, Long> tenantRejections;

	private LostItems lost = LostItems.NONE;

	private LostItems reported = LostItems.NONE;

	/**
	 * Creates the link.
	 * @param endpoint where each signal goes, for the message
	 */
	public CollectorLink(Function<Signal, String> endpoint) {
		this(endpoint, System::nanoTime);
	}

	CollectorLink(Function<Signal, String> endpoint, LongSupplier nanoTime) {
		this.endpoint = endpoint;
		this.nanoTime = nanoTime;
		for (Signal signal : Signal.values()) {
			this.statistics.put(signal, new SignalStatistics(signal));
		}
	}

	SignalStatistics statistics(Signal signal) {
		return Objects.requireNonNull(this.statistics.get(signal));
	}

	/**
	 * Returns what became of the items of a signal since the start.
	 * @param signal the signal
	 * @return a snapshot
	 */
	public Delivery delivery(Signal signal) {
		return statistics(signal).delivery();
	}

	/**
	 * Returns how many tenants were rejected, as of the last export of metrics.
	 * @return the numbers by reason, or {@code null} before the first one
	 */
	public @Nullable Map<String, Long> tenantRejections() {
		return this.tenantRejections;
	}

	/** Reads from metrics what nobody else can be asked for. */
	void collected(Collection<MetricData> metrics) {
		lost(LostItems.in(metrics));
		this.tenantRejections = TenantRejections.in(metrics);
		this.statistics.forEach((signal, counts) -> counts.measured(SdkQueue.in(signal, metrics)));
	}

	/**
	 * Exports until the Collector has taken the items or refused them for good, or the
	 * application stops.
	 * @param signal the signal that is exported
	 * @param export exports the items, as often as it is asked
	 * @return the outcome, possibly of later
	 */
	CompletableResultCode deliver(Signal signal, Supplier<CompletableResultCode> export) {
		if (hasGivenUp()) {
			return CompletableResultCode.ofFailure();
		}
		RetryingExport delivery = new RetryingExport(this, signal, export);
		this.held.add(delivery);
		CompletableResultCode outcome = delivery.start();
		outcome.whenComplete(() -> this.held.remove(delivery));
		if (hasGivenUp()) {
			delivery.giveUp(null);
		}
		return outcome;
	}

	/**
	 * Called when the SDK is closed: exports do not wait for a Collector that does not
	 * answer.
	 */
	public void stop() {
		this.stopping = true;
		if (hasGivenUp()) {
			this.held.forEach((delivery) -> delivery.giveUp(null));
			this.underWay.forEach(CompletableResultCode::fail);
		}
	}

	/**
	 * Whether the SDK is closed.
	 * @return {@code true} from then on
	 */
	boolean isStopping() {
		return this.stopping;
	}

	/**
	 * Whether nothing is sent any more.
	 * @return {@code true} when the application stops while the Collector does not answer
	 */
	synchronized boolean hasGivenUp() {
		return this.stopping && !this.failing.isEmpty();
	}

	/**
	 * Whether the Collector does not answer at the moment.
	 * @return {@code true} when the last exports of a signal have failed
	 */
	public synchronized boolean isFailing() {
		return !this.failing.isEmpty();
	}

	/**
	 * Watches an export that is not held. Its exporter may try for several seconds; a
	 * stop does not wait for that.
	 * @param signal the signal that is exported
	 * @param result the outcome, possibly of later
	 * @return the same outcome, or failure when the application stops before
	 */
	CompletableResultCode watchUntilStop(Signal signal, CompletableResultCode result) {
		CompletableResultCode outcome = new CompletableResultCode();
		this.underWay.add(outcome);
		outcome.whenComplete(() -> this.underWay.remove(outcome));
		watch(signal, result).whenComplete(() -> ResultCodes.copy(result, outcome));
		if (hasGivenUp()) {
			outcome.fail();
		}
		return outcome;
	}

	/**
	 * Watches the outcome of an export.
	 * @param signal the signal that is exported
	 * @param result the outcome, possibly of later
	 * @return the same outcome
	 */
	CompletableResultCode watch(Signal signal, CompletableResultCode result) {
		return result.whenComplete(() -> {
			if (result.isSuccess()) {
				statistics(signal).succeeded();
				succeeded(signal);
			}
			else {
				statistics(signal).failed(ExportFailure.describe(result.getFailureThrowable()));
				failed(signal, result.getFailureThrowable());
			}
		});
	}

	/**
	 * Takes note of all that was lost since the start. It is said with the next line that
	 * may be written.
	 * @param total spans and log records that were lost
	 */
	synchronized void lost(LostItems total) {
		this.lost = total;
		if (!total.equals(this.reported) && mayWarn(this.nanoTime.getAsLong())) {
			logger.warn("Telemetry is lost: {}.", losses());
		}
	}

	private synchronized void succeeded(Signal signal) {
		if (this.failing.isEmpty()) {
			return;
		}
		long now = this.nanoTime.getAsLong();
		this.failing.remove(signal);
		this.failing.values().removeIf((failure) -> now - failure >= NANOS_UNTIL_SILENT);
		if (this.failing.isEmpty() && this.warned) {
			this.warned = false;
			logger.info("Telemetry reaches the OpenTelemetry Collector at {} again. In the meantime: {}.",
					this.endpoint.apply(signal), losses());
		}
	}

	private synchronized void failed(Signal signal, @Nullable Throwable failure) {
		long now = this.nanoTime.getAsLong();
		this.failing.put(signal, now);
		if (mayWarn(now)) {
			this.warned = true;
			logger.warn(
					"Telemetry ({}) does not reach the OpenTelemetry Collector at {}: {}."
							+ " Requests are not affected; what {} cannot hold is lost. So far: {}.",
					signal.plural(), this.endpoint.apply(signal), ExportFailure.describe(failure),
					statistics(signal).isBuffered() ? "the buffer on disk" : "the queues", losses());
		}
	}

	private boolean mayWarn(long now) {
		boolean may = this.lastWarning == null || now - this.lastWarning >= NANOS_BETWEEN_WARNINGS;
		if (may) {
			this.lastWarning = now;
		}
		return may;
	}

	private String losses() {
		LostItems since = this.lost.minus(this.reported);
		this.reported = this.lost;
		return since.describe();
	}

}
