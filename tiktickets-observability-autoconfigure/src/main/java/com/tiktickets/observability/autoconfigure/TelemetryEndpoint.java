package com.tiktickets.observability.autoconfigure;

import com.tiktickets.observability.export.CollectorLink;
import com.tiktickets.observability.metrics.TenantMetricsLimit;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.sdk.resources.Resource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.core.env.Environment;

/**
 * Says what becomes of the telemetry of this application, without secrets. Thread-safe.
 */
@Endpoint(id = "telemetry")
class TelemetryEndpoint {

	/** Arguments of a command are where passwords are. */
	private static final Set<String> LEFT_OUT = Set.of("process.command_args", "process.command_line");

	private final Environment environment;

	private final SdkSettings settings;

	private final ObjectProvider<CollectorLink> link;

	private final ObjectProvider<TenantMetricsLimit> tenants;

	TelemetryEndpoint(Environment environment, SdkSettings settings, ObjectProvider<CollectorLink> link,
			ObjectProvider<TenantMetricsLimit> tenants) {
		this.environment = environment;
		this.settings = settings;
		this.link = link;
		this.tenants = tenants;
	}

	@ReadOperation
	TelemetryDescriptor telemetry() {
		ObservabilityMode mode = ObservabilityMode.of(this.environment);
		CollectorLink collector = this.link.getIfAvailable();
		return new TelemetryDescriptor(
				new TelemetryDescriptor.Mode(mode.name().toLowerCase(Locale.ROOT), mode.reason(this.environment)),
				versions(), this.settings.sampler(), resource(), ChangedSwitches.in(this.environment),
				(collector != null) ? signals(collector) : null, tenants(collector));
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
