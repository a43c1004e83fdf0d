package com.tiktickets.observability.autoconfigure.context;

import io.micrometer.context.ContextSnapshotFactory;
import io.opentelemetry.context.Context;
import org.springframework.core.task.TaskDecorator;

/**
 * Runs a task in the context of its submission. OpenTelemetry's context is the outer one,
 * so that an observation's scope, which the snapshot opens, nests in it and closes before
 * it.
 */
class TelemetryTaskDecorator implements TaskDecorator {

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	@Override
	public Runnable decorate(Runnable task) {
		return Context.current().wrap(this.snapshots.captureAll().wrap(task));
	}

}
