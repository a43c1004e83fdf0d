package com.tiktickets.observability.tracing;

import com.tiktickets.observability.semconv.SemanticAttributes;
import com.tiktickets.observability.semconv.SemanticMetrics;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Names scheduled tasks by the conventions for code. Spring's own attributes are
 * {@code code.function} and {@code code.namespace}, which are gone from them. Stateless.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/">
 * Semantic conventions: code</a>
 */
public final class ScheduledTaskConvention implements GlobalObservationConvention<ScheduledTaskObservationContext> {

	@Override
	public String getName() {
		return SemanticMetrics.TASKS_SCHEDULED_EXECUTION;
	}

	@Override
	public String getContextualName(ScheduledTaskObservationContext context) {
		return "task " + context.getTargetClass().getSimpleName() + "." + context.getMethod().getName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ScheduledTaskObservationContext context) {
		return KeyValues.of(KeyValue.of(SemanticAttributes.CODE_FUNCTION_NAME.getKey(),
				context.getTargetClass().getName() + "." + context.getMethod().getName()));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ScheduledTaskObservationContext;
	}

}
