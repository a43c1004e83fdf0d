package com.tiktickets.observability.messaging;

import io.micrometer.observation.transport.Propagator;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the getter of an observation to OpenTelemetry's.
 *
 * @param getter the library's
 * @param <C> the carrier
 */
record TextMapGetterAdapter<C>(Propagator.Getter<C> getter) implements TextMapGetter<C> {

	@Override
	public Iterable<String> keys(C carrier) {
		return List.of();
	}

	@Override
	public @Nullable String get(@Nullable C carrier, String key) {
		return (carrier != null) ? this.getter.get(carrier, key) : null;
	}

	@Override
	public Iterator<String> getAll(@Nullable C carrier, String key) {
		String value = get(carrier, key);
		return ((value != null) ? List.of(value) : List.<String>of()).iterator();
	}

}
