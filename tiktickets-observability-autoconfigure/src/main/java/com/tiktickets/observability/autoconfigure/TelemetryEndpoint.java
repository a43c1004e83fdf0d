package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetail;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import io.opentelemetry.sdk.resources.Resource;
import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.env.Environment;

/**
 * Says what becomes of the telemetry of this application, without secrets. Requests
 * detailed telemetry of single tenants, which is not allowed by default. Thread-safe.
 */
@Endpoint(id = "telemetry", defaultAccess = Access.READ_ONLY)
class TelemetryEndpoint {

	/** Arguments of a command are where passwords are. */
	private static final Set<String> LEFT_OUT = Set.of("process.command_args", "process.command_line");

	private static final Duration DEFAULT_DURATION = Duration.ofMinutes(10);

	private final Environment environment;

	private final SdkSettings settings;

	private final ObjectProvider<CollectorLink> link;

	private final ObjectProvider<TenantMetricsLimit> tenants;

	private final @Nullable TenantDetails details;

	TelemetryEndpoint(Environment environment, SdkSettings settings, ObjectProvider<CollectorLink> link,
			ObjectProvider<TenantMetricsLimit> tenants, @Nullable TenantDetails details) {
		this.environment = environment;
		this.settings = settings;
		this.link = link;
		this.tenants = tenants;
		this.details = details;
	}

	@ReadOperation
	TelemetryDescriptor telemetry() {
		ObservabilityMode mode = ObservabilityMode.of(this.environment);
		CollectorLink collector = this.link.getIfAvailable();
		return new TelemetryDescriptor(
				new TelemetryDescriptor.Mode(mode.name().toLowerCase(Locale.ROOT), mode.reason(this.environment)),
				versions(), this.settings.sampler(), resource(), ChangedSwitches.in(this.environment),
				(collector != null) ? signals(collector) : null, tenants(collector), (this.details != null)
						? this.details.requested().stream().map(TelemetryDescriptor.Detail::of).toList() : null);
	}

	/**
	 * Requests detailed telemetry of a tenant: from now on, each of its traces is
	 * sampled, and its log events pass from a level on.
	 */
	@WriteOperation
	WebEndpointResponse<OperationResponseBody> detail(String tenant, @Nullable Duration duration,
			@Nullable String logger, @Nullable String level, SecurityContext security) {
		try {
			TenantDetail detail = required().start(TenantId.of(tenant),
					(duration != null) ? duration : DEFAULT_DURATION, (logger != null) ? logger : TenantDetail.ROOT,
					level(level), nameOf(security));
			return new WebEndpointResponse<>(TelemetryDescriptor.Detail.of(detail));
		}
		catch (IllegalArgumentException ex) {
			return new WebEndpointResponse<>(new TelemetryDescriptor.Refusal(String.valueOf(ex.getMessage())),
					WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

	/** Ends such a request before its time. */
	@DeleteOperation
	void revoke(String tenant, SecurityContext security) {
		TenantId id = TenantId.parse(tenant);
		if (id != null) {
			required().stop(id, nameOf(security));
		}
	}

	private TenantDetails required() {
		if (this.details == null) {
			throw new IllegalArgumentException("Detailed telemetry is not available: the starter makes no telemetry,"
					+ " or tiktickets.observability.tenant.detail.enabled is false");
		}
		return this.details;
	}

	private static Level level(@Nullable String name) {
		if (name == null) {
			return Level.DEBUG;
		}
		return Arrays.stream(Level.values())
			.filter((level) -> level.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(
					() -> new IllegalArgumentException("The level must be one of TRACE, DEBUG, INFO, WARN, ERROR"));
	}

	private static String nameOf(SecurityContext security) {
		Principal principal = security.getPrincipal();
		return (principal != null) ? principal.getName() : "an anonymous user";
	}

	private static Map<String, String> versions() {
		Map<String, String> versions = new LinkedHashMap<>();
		versions.put("starter", ReleasedVersions.starter());
		versions.put("springBoot", SpringBootVersion.getVersion());
		versions.put("openTelemetrySdk", OpenTelemetryVersions.sdk());
		return versions;
	}

	private @Nullable Map<String, Object> resource() {
		Resource resource = this.settings.resource();
		if (resource == null) {
			return null;
		}
		Map<String, Object> attributes = new TreeMap<>();
		resource.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
		attributes.keySet().removeAll(LEFT_OUT);
		return attributes;
	}

	private Map<String, TelemetryDescriptor.Signal> signals(CollectorLink collector) {
		Map<String, TelemetryDescriptor.Signal> signals = new LinkedHashMap<>();
		this.settings.targets()
			.forEach((signal, targets) -> signals.put(signal.plural(),
					TelemetryDescriptor.Signal.of(targets, collector.delivery(signal))));
		return signals;
	}

	private TelemetryDescriptor.@Nullable Tenants tenants(@Nullable CollectorLink collector) {
		TenantMetricsLimit limit = this.tenants.getIfAvailable();
		if (limit == null) {
			return null;
		}
		Set<String> own = limit.admitted().stream().map(TenantId::value).collect(Collectors.toCollection(TreeSet::new));
		return new TelemetryDescriptor.Tenants(own, limit.folded(),
				(collector != null) ? collector.tenantRejections() : null);
	}

}
