package com.tiktickets.observability.tenant.detail;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The tenants of which detailed telemetry is requested at the moment, from this service
 * or, through the baggage of a trace, from a service before it. Each request ends by
 * itself. While there is none, a span and a log event cost one volatile read.
 * Thread-safe.
 */
public final class TenantDetails {

	/** How many tenants may be requested at the same time. */
	public static final int MOST_REQUESTED = 16;

	private static final int MOST_RECEIVED = 1_000;

	private static final Logger logger = LoggerFactory.getLogger(TenantDetails.class);

	private static final ContextKey<TenantDetail> RECEIVED = ContextKey.named("tiktickets-tenant-detail");

	private final Clock clock;

	private volatile Map<TenantId, TenantDetail> requested = Map.of();

	private volatile Map<TenantId, TenantDetail> received = Map.of();

	private volatile boolean inUse;

	/**
	 * Creates an empty registry.
	 * @param clock tells when a request is over
	 */
	public TenantDetails(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Whether there may be a request at all.
	 * @return {@code false} if nothing else needs to be asked
	 */
	public boolean isInUse() {
		return this.inUse;
	}

	/**
	 * Whether this service was asked for a tenant.
	 * @return {@code false} if every request came with a trace
	 */
	public boolean isRequested() {
		return !this.requested.isEmpty();
	}

	/**
	 * Requests detailed telemetry of a tenant. A former request for the same tenant is
	 * replaced.
	 * @param tenant the tenant
	 * @param duration how long, at most {@link TenantDetail#LONGEST}
	 * @param loggerName name of a logger, or {@link TenantDetail#ROOT}
	 * @param level the lowest level that passes
	 * @param requestedBy who asks, for the log
	 * @return the request
	 * @throws IllegalArgumentException if the duration or the logger is invalid, or there
	 * are too many requests; the message says so
	 */
	public TenantDetail start(TenantId tenant, Duration duration, String loggerName, Level level, String requestedBy) {
		check(!duration.isNegative() && !duration.isZero() && duration.compareTo(TenantDetail.LONGEST) <= 0,
				"The duration must be positive and at most an hour");
		check(TenantDetail.isLogger(loggerName), "The logger must be the name of a package or class, or ROOT");
		check(!tenant.isReserved(), "The tenant must not be a reserved one");
		TenantDetail detail = new TenantDetail(tenant, this.clock.instant().plus(duration), loggerName, level,
				requestedBy);
		add(detail);
		logger.info("Detailed telemetry of tenant {} until {}: every trace, and log events of {} from {} on."
				+ " Requested by {}.", tenant, detail.until(), loggerName, level, requestedBy);
		return detail;
	}

	private static void check(boolean valid, String message) {
		if (!valid) {
			throw new IllegalArgumentException(message);
		}
	}

	private synchronized void add(TenantDetail detail) {
		Map<TenantId, TenantDetail> valid = valid(this.requested);
		check(valid.containsKey(detail.tenant()) || valid.size() < MOST_REQUESTED,
				"Detailed telemetry is requested of " + MOST_REQUESTED + " tenants already; revoke one");
		valid.put(detail.tenant(), detail);
		this.requested = Map.copyOf(valid);
		useUntil(detail.until());
	}

	/**
	 * Ends a request of this service before its time. Traces that are under way keep what
	 * they carry.
	 * @param tenant the tenant
	 * @param revokedBy who ends it, for the log
	 * @return whether there was one
	 */
	public boolean stop(TenantId tenant, String revokedBy) {
		synchronized (this) {
			Map<TenantId, TenantDetail> left = valid(this.requested);
			if (left.remove(tenant) == null) {
				return false;
			}
			this.requested = Map.copyOf(left);
			removeInvalid();
		}
		logger.info("Detailed telemetry of tenant {} was revoked by {}.", tenant, revokedBy);
		return true;
	}

	/**
	 * Returns the requests of this service that are not over.
	 * @return the requests, those that end first before others
	 */
	public List<TenantDetail> requested() {
		return valid(this.requested).values().stream().sorted(Comparator.comparing(TenantDetail::until)).toList();
	}

	/**
	 * Adds a request to the context of an operation whose trusted peer sent it.
	 * @param context the context to start from
	 * @param tenant the tenant that the peer names
	 * @param value the value of the baggage entry
	 * @return the context, unchanged if the value is not valid
	 */
	public Context receive(Context context, TenantId tenant, String value) {
		TenantDetail detail = TenantDetail.fromBaggage(tenant, value, this.clock.instant());
		if (detail == null) {
			return context;
		}
		TenantDetail known = this.received.get(tenant);
		if (known == null || known.until().isBefore(detail.until())) {
			remember(detail);
		}
		return context.with(RECEIVED, detail);
	}

	private synchronized void remember(TenantDetail detail) {
		Map<TenantId, TenantDetail> valid = valid(this.received);
		if (valid.containsKey(detail.tenant()) || valid.size() < MOST_RECEIVED) {
			valid.put(detail.tenant(), detail);
			this.received = Map.copyOf(valid);
			useUntil(detail.until());
		}
	}

	/**
	 * Returns the request that applies to what happens in a context.
	 * @param context the context
	 * @return the request for its tenant, or {@code null} if there is none
	 */
	public @Nullable TenantDetail of(Context context) {
		if (!this.inUse) {
			return null;
		}
		TenantId tenant = TenantContext.tenantOf(context);
		Instant now = this.clock.instant();
		TenantDetail detail = this.requested.get(tenant);
		if (detail != null && detail.isValid(now)) {
			return detail;
		}
		TenantDetail carried = context.get(RECEIVED);
		return (carried != null && carried.tenant().equals(tenant) && carried.isValid(now)) ? carried : null;
	}

	/**
	 * Whether a trusted peer sent a request with the operation of a context, whose own
	 * tenant may not be known yet.
	 * @param context the context
	 * @return whether that request is valid
	 */
	public boolean isReceived(Context context) {
		return this.inUse && isValid(context.get(RECEIVED));
	}

	/**
	 * Whether this service was asked for a tenant.
	 * @param tenant the tenant, or {@code null}
	 * @return whether the request is valid
	 */
	public boolean isRequested(@Nullable TenantId tenant) {
		return tenant != null && isValid(this.requested.get(tenant));
	}

	/**
	 * Whether detailed telemetry of a tenant is made here, whoever asked.
	 * @param tenant the tenant
	 * @return whether a request is valid
	 */
	public boolean covers(TenantId tenant) {
		return isRequested(tenant) || isValid(this.received.get(tenant));
	}

	private boolean isValid(@Nullable TenantDetail detail) {
		return detail != null && detail.isValid(this.clock.instant());
	}

	/**
	 * Whether a log event of the current operation passes, whatever level its logger has.
	 * @param loggerName name of the logger
	 * @param level level of the event
	 * @return whether a request asks for it
	 */
	public boolean passes(String loggerName, Level level) {
		TenantDetail detail = of(Context.current());
		return detail != null && detail.passes(loggerName, level);
	}

	private void useUntil(Instant end) {
		this.inUse = true;
		long millis = Duration.between(this.clock.instant(), end).toMillis() + 1;
		CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::endInvalid);
	}

	private void endInvalid() {
		Collection<TenantDetail> before = this.requested.values();
		removeInvalid();
		before.stream()
			.filter((detail) -> !detail.isValid(this.clock.instant()))
			.forEach((detail) -> logger.info("Detailed telemetry of tenant {} has ended.", detail.tenant()));
	}

	private synchronized void removeInvalid() {
		this.requested = Map.copyOf(valid(this.requested));
		this.received = Map.copyOf(valid(this.received));
		this.inUse = !this.requested.isEmpty() || !this.received.isEmpty();
	}

	private Map<TenantId, TenantDetail> valid(Map<TenantId, TenantDetail> all) {
		Instant now = this.clock.instant();
		Map<TenantId, TenantDetail> valid = new HashMap<>(all);
		valid.values().removeIf((detail) -> !detail.isValid(now));
		return valid;
	}

}
