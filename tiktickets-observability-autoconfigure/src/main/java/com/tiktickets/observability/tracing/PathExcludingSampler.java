package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes no spans for requests under certain paths (health checks, actuator), nor for what
 * such a request does; leaves everything else to another sampler. Stateless.
 */
public final class PathExcludingSampler implements Sampler {

	private final Sampler delegate;

	private final List<String> paths;

	/**
	 * Creates the sampler.
	 * @param delegate decides on every other span
	 * @param paths the paths to leave out, each with everything below it
	 */
	public PathExcludingSampler(Sampler delegate, List<String> paths) {
		this.delegate = delegate;
		this.paths = List.copyOf(paths);
	}

	@Override
	public SamplingResult shouldSample(Context parentContext, String traceId, String name, SpanKind spanKind,
			Attributes attributes, List<LinkData> parentLinks) {
		if (spanKind == SpanKind.SERVER && isExcluded(attributes.get(SemanticAttributes.URL_PATH))) {
			return SamplingResult.drop();
		}
		return this.delegate.shouldSample(parentContext, traceId, name, spanKind, attributes, parentLinks);
	}

	private boolean isExcluded(@Nullable String path) {
		if (path == null) {
			return false;
		}
		for (String excluded : this.paths) {
			if (path.startsWith(excluded)
					&& (path.length() == excluded.length() || path.charAt(excluded.length()) == '/')) {
				return true;
			}
		}
		return false;
	}

	@Override
	public String getDescription() {
		return "PathExcluding{" + this.paths + "," + this.delegate.getDescription() + "}";
	}

	@Override
	public String toString() {
		return getDescription();
	}

}
