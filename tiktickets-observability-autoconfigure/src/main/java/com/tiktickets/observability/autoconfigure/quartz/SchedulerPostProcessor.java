package com.tiktickets.observability.autoconfigure.quartz;

import com.tiktickets.observability.quartz.JobTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * Adds a job listener to each scheduler that is a bean, before the scheduler starts.
 */
class SchedulerPostProcessor implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(SchedulerPostProcessor.class);

	private final ObjectProvider<OpenTelemetry> openTelemetry;

	SchedulerPostProcessor(ObjectProvider<OpenTelemetry> openTelemetry) {
		this.openTelemetry = openTelemetry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof SchedulerFactoryBean factory) {
			listen(factory.getScheduler(), beanName);
		}
		else if (bean instanceof Scheduler scheduler) {
			listen(scheduler, beanName);
		}
		return bean;
	}

	/**
	 * The factory bean and its scheduler are both processed. The second listener replaces
	 * the first, which has the same name.
	 */
	private void listen(Scheduler scheduler, String beanName) {
		try {
			scheduler.getListenerManager()
				.addJobListener(new JobTelemetry(this.openTelemetry.getIfAvailable(OpenTelemetry::noop)));
		}
		catch (SchedulerException | RuntimeException ex) {
			logger.warn("Jobs of the scheduler '{}' have no spans: {}", beanName, ex.toString());
		}
	}

}
