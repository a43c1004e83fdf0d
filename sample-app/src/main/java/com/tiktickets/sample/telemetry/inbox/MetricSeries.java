package com.tiktickets.sample.telemetry.inbox;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the points of one line have in common.
 *
 * @param name the metric
 * @param unit its unit, empty for none
 * @param description what it measures
 * @param type what its points are
 * @param delta whether each point starts anew
 * @param resource who emitted it
 * @param attributes what tells it from its siblings
 * @param tenant the tenant, empty for none
 */
public record MetricSeries(String name, String unit, String description, Type type, boolean delta, Resource resource,
		Attributes attributes, String tenant) {

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof MetricSeries that && this.type == that.type
				&& this.delta == that.delta && this.name.equals(that.name) && this.attributes.equals(that.attributes)
				&& this.resource.equals(that.resource));
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.name, this.attributes);
	}

	/**
	 * What the emitter weighs is not counted: it has other series too.
	 */
	long weight() {
		return 64 + HeapEstimate.of(this.name) + HeapEstimate.of(this.unit) + HeapEstimate.of(this.description)
				+ HeapEstimate.of(this.tenant) + this.attributes.weight();
	}

	void eachPart(Consumer<Object> action) {
		action.accept(this);
		action.accept(this.resource);
	}

	/**
	 * What a point is.
	 */
	public enum Type {

		/** A value that stands for itself. */
		GAUGE,

		/** A sum that goes up and down. */
		UP_DOWN_COUNTER,

		/** A sum that only grows. */
		COUNTER,

		/** A distribution. */
		HISTOGRAM

	}
}
