package com.tiktickets.observability.autoconfigure.logging;

import com.tiktickets.observability.logging.EscapedExceptionLogger;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Hands over an exception that escapes from a scheduled task. The scheduler logs it after
 * the task's span has ended; here its span can still be made current.
 */
class ScheduledTaskErrorHandler implements ObservationHandler<ScheduledTaskObservationContext> {

	private final EscapedExceptionLogger exceptions;

	private final ObjectProvider<Tracer> tracer;

	ScheduledTaskErrorHandler(EscapedExceptionLogger exceptions, ObjectProvider<Tracer> tracer) {
		this.exceptions = exceptions;
		this.tracer = tracer;
	}

	@Override
	public void onError(ScheduledTaskObservationContext context) {
		TracingContext tracing = context.get(TracingContext.class);
		Tracer current = this.tracer.getIfAvailable();
		if (tracing == null || tracing.getSpan() == null || current == null || context.getError() == null) {
			return;
		}
		try (Tracer.SpanInScope scope = current.withSpan(tracing.getSpan())) {
			this.exceptions.log(context.getError(), "Scheduled task failed");
		}
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ScheduledTaskObservationContext;
	}

}
