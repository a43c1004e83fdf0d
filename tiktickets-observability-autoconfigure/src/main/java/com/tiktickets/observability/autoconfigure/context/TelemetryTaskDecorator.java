package com.tiktickets.observability.autoconfigure.context;

import com.tiktickets.observability.tenant.TenantContext;
import io.micrometer.context.ContextSnapshotFactory;
import org.springframework.core.task.TaskDecorator;

/**
 * Runs a task in the context of its submission. OpenTelemetry's context is the outer one,
 * so that an observation's scope, which the snapshot opens, nests in it and closes before
 * it. A task submitted without a tenant runs without one, whoever runs it: a snapshot
 * leaves alone what it has no value for.
 */
class TelemetryTaskDecorator implements TaskDecorator {

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	@Override
	public Runnable decorate(Runnable task) {
		return TenantContext.wrap(this.snapshots.captureAll().wrap(task));
	}

}
