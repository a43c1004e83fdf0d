package com.tiktickets.observability.quartz;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.quartz.listeners.JobListenerSupport;

/**
 * Creates a root span for each run of a job, with a name as for {@code @Scheduled}
 * methods. Quartz calls the listener on the thread that runs the job. Thread-safe.
 */
public final class JobTelemetry extends JobListenerSupport {

	private static final String SCOPE = "com.tiktickets.observability";

	private final Tracer tracer;

	/**
	 * Creates the listener.
	 * @param openTelemetry makes the spans
	 */
	public JobTelemetry(OpenTelemetry openTelemetry) {
		this.tracer = openTelemetry.getTracer(SCOPE);
	}

	@Override
	public String getName() {
		return SCOPE;
	}

	@Override
	@SuppressWarnings("MustBeClosedChecker") // closed when the job has run
	public void jobToBeExecuted(JobExecutionContext context) {
		Class<?> job = context.getJobDetail().getJobClass();
		Span span = this.tracer.spanBuilder("task " + job.getSimpleName() + ".execute")
			.setParent(Context.root())
			.setAttribute(SemanticAttributes.CODE_FUNCTION_NAME, job.getName() + ".execute")
			.startSpan();
		context.put(JobTelemetry.class, new Run(span, Context.root().with(span).makeCurrent()));
	}

	@Override
	public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException exception) {
		if (context.get(JobTelemetry.class) instanceof Run run) {
			run.scope().close();
			if (exception != null) {
				Throwable cause = (exception.getUnderlyingException() != null) ? exception.getUnderlyingException()
						: exception;
				run.span().setAttribute(SemanticAttributes.ERROR_TYPE, rootOf(cause).getClass().getName());
				run.span().setStatus(StatusCode.ERROR);
			}
			run.span().end();
		}
	}

	/** Quartz wraps the exception of a job. */
	private static Throwable rootOf(Throwable exception) {
		Throwable cause = exception.getCause();
		return (exception instanceof SchedulerException && cause != null) ? cause : exception;
	}

	private record Run(Span span, Scope scope) {
	}

}
