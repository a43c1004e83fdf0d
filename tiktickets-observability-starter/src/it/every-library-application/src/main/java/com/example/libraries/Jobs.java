package com.example.libraries;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Quartz and Spring Batch. */
@Configuration(proxyBeanMethods = false)
class Jobs {

	private static final Logger logger = LoggerFactory.getLogger(Jobs.class);

	@Bean
	Call quartz(Scheduler scheduler) {
		return () -> scheduler.scheduleJob(JobBuilder.newJob(Reminder.class).withIdentity("reminder" + System.nanoTime()).build(),
				TriggerBuilder.newTrigger().startNow().build());
	}

	@Bean
	org.springframework.batch.core.job.Job report(JobRepository repository, PlatformTransactionManager transactions) {
		return new org.springframework.batch.core.job.builder.JobBuilder("report", repository)
			.start(new StepBuilder("count", repository).tasklet((contribution, context) -> {
				logger.info("Batch counted");
				return RepeatStatus.FINISHED;
			}, transactions).build())
			.build();
	}

	@Bean
	Call batch(JobOperator operator, org.springframework.batch.core.job.Job report) {
		return () -> operator.start(report, new JobParametersBuilder().addLong("run", System.nanoTime()).toJobParameters());
	}

	public static class Reminder implements Job {

		@Override
		public void execute(JobExecutionContext context) {
			logger.info("Quartz reminded");
		}

	}

}
