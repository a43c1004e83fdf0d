package com.tiktickets.observability.quartz;

import com.tiktickets.observability.instrumentation.Operation;
import com.tiktickets.observability.instrumentation.OperationInstrumenter;
import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.api.OpenTelemetry;
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

	private final OperationInstrumenter<Class<?>> jobs;

	/**
	 * Creates the listener.
	 * @param openTelemetry makes the spans
	 */
	public JobTelemetry(OpenTelemetry openTelemetry) {
		this.jobs = new OperationInstrumenter<>(OperationInstrumenter
			.<Class<?>>builder(openTelemetry, (job) -> "task " + job.getSimpleName() + ".execute")
			.addAttributesExtractor(OperationInstrumenter.attributes((attributes, job) -> attributes
				.put(SemanticAttributes.CODE_FUNCTION_NAME, job.getName() + ".execute")))
			.buildInstrumenter());
	}

	@Override
	public String getName() {
		return OperationInstrumenter.SCOPE;
	}

	@Override
	@SuppressWarnings("MustBeClosedChecker") // closed when the job has run
	public void jobToBeExecuted(JobExecutionContext context) {
		Operation<Class<?>> job = this.jobs.start(Context.root(), null, context.getJobDetail().getJobClass());
		context.put(JobTelemetry.class, new Run(job, job.makeCurrent()));
	}

	@Override
	public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException exception) {
		if (context.get(JobTelemetry.class) instanceof Run run) {
			run.scope().close();
			if (exception != null) {
				Throwable cause = (exception.getUnderlyingException() != null) ? exception.getUnderlyingException()
						: exception;
				run.job().failed(rootOf(cause));
			}
			run.job().end();
		}
	}

	/** Quartz wraps the exception of a job. */
	private static Throwable rootOf(Throwable exception) {
		Throwable cause = exception.getCause();
		return (exception instanceof SchedulerException && cause != null) ? cause : exception;
	}

	private record Run(Operation<Class<?>> job, Scope scope) {
	}

}
