package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Drops the spans of requests of certain paths (health checks, actuator) and of the
 * operations that such a request causes. Delegates to another sampler otherwise.
 * Thread-safe.
 */
public final class PathExcludingSampler implements Sampler {

	private final Sampler delegate;

	private final Predicate<String> paths;

	/**
	 * Creates the sampler.
	 * @param delegate decides on every other span
	 * @param paths the paths to leave out
	 */
	public PathExcludingSampler(Sampler delegate, Predicate<String> paths) {
		this.delegate = delegate;
		this.paths = paths;
	}

	@Override
	public SamplingResult shouldSample(Context parentContext, String traceId, String name, SpanKind spanKind,
			Attributes attributes, List<LinkData> parentLinks) {
		if (Untraced.contains(parentContext)
				|| (spanKind == SpanKind.SERVER && isExcluded(attributes.get(SemanticAttributes.URL_PATH)))) {
			return Untraced.RESULT;
		}
		return this.delegate.shouldSample(parentContext, traceId, name, spanKind, attributes, parentLinks);
	}

	private boolean isExcluded(@Nullable String path) {
		return path != null && this.paths.test(path);
	}

	@Override
	public String getDescription() {
		return "PathExcluding{" + this.delegate.getDescription() + "}";
	}

	@Override
	public String toString() {
		return getDescription();
	}

}
