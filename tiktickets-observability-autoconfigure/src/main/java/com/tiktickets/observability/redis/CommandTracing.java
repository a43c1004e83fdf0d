package com.tiktickets.observability.redis;

import io.lettuce.core.tracing.TraceContextProvider;
import io.lettuce.core.tracing.Tracer;
import io.lettuce.core.tracing.TracerProvider;
import io.lettuce.core.tracing.Tracing;
import io.opentelemetry.api.OpenTelemetry;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Makes a span and a measurement for each command of Lettuce, by the names of the
 * semantic conventions. Keys and values stay in the process. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/database/redis/">Semantic
 * conventions: Redis</a>
 */
public final class CommandTracing implements Tracing {

	private final TraceContextProvider caller = CallerContext::current;

	private final CommandTracer tracer;

	/**
	 * Creates the tracing.
	 * @param openTelemetry where telemetry goes
	 */
	public CommandTracing(OpenTelemetry openTelemetry) {
		this.tracer = new CommandTracer(openTelemetry);
	}

	@Override
	public TracerProvider getTracerProvider() {
		return this::tracer;
	}

	private Tracer tracer() {
		return this.tracer;
	}

	@Override
	public TraceContextProvider initialTraceContextProvider() {
		return this.caller;
	}

	@Override
	public boolean isEnabled() {
		return true;
	}

	@Override
	public boolean includeCommandArgsInSpanTags() {
		return false;
	}

	@Override
	public Endpoint createEndpoint(SocketAddress address) {
		return (address instanceof InetSocketAddress inet)
				? new CommandTracer.Server(inet.getHostString(), inet.getPort()) : new CommandTracer.Server("", 0);
	}

}
