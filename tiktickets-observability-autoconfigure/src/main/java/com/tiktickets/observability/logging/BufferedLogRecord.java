package com.tiktickets.observability.logging;

import com.tiktickets.observability.tenant.TenantBinding;
import com.tiktickets.observability.tenant.TenantContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log record that is buffered because its SDK does not exist yet, or whose context is
 * not that of the thread. Its content is stored until an SDK accepts it.
 */
final class BufferedLogRecord implements LoggerBuilder, Logger, LogRecordBuilder {

	private final List<Consumer<LogRecordBuilder>> content = new ArrayList<>();

	private final String scope;

	private final @Nullable ApplicationLogs owner;

	private final @Nullable Context detached;

	private Context context = Context.root();

	BufferedLogRecord(String scope, @Nullable ApplicationLogs owner, @Nullable Context detached) {
		this.scope = scope;
		this.owner = owner;
		this.detached = detached;
	}

	@Nullable ApplicationLogs owner() {
		return this.owner;
	}

	Context context() {
		return (this.detached != null) ? this.detached : this.context;
	}

	void emitTo(LoggerProvider provider) {
		LogRecordBuilder builder = provider.get(this.scope).logRecordBuilder();
		this.content.forEach((part) -> part.accept(builder));
		builder.setContext(context()).emit();
	}

	@Override
	public void emit() {
		LogRouter.get().emit(this);
	}

	private LogRecordBuilder add(Consumer<LogRecordBuilder> part) {
		this.content.add(part);
		return this;
	}

	@Override
	public LogRecordBuilder setContext(Context context) {
		TenantBinding tenant = TenantContext.bindingOf(context);
		this.context = (tenant != null) ? TenantContext.storeIn(context, tenant) : context;
		return this;
	}

	@Override
	public LogRecordBuilder setTimestamp(long timestamp, TimeUnit unit) {
		return add((builder) -> builder.setTimestamp(timestamp, unit));
	}

	@Override
	public LogRecordBuilder setTimestamp(Instant instant) {
		return add((builder) -> builder.setTimestamp(instant));
	}

	@Override
	public LogRecordBuilder setObservedTimestamp(long timestamp, TimeUnit unit) {
		return add((builder) -> builder.setObservedTimestamp(timestamp, unit));
	}

	@Override
	public LogRecordBuilder setObservedTimestamp(Instant instant) {
		return add((builder) -> builder.setObservedTimestamp(instant));
	}

	@Override
	public LogRecordBuilder setSeverity(Severity severity) {
		return add((builder) -> builder.setSeverity(severity));
	}

	@Override
	public LogRecordBuilder setSeverityText(String severityText) {
		return add((builder) -> builder.setSeverityText(severityText));
	}

	@Override
	public LogRecordBuilder setBody(String body) {
		return add((builder) -> builder.setBody(body));
	}

	@Override
	public LogRecordBuilder setBody(Value<?> body) {
		return add((builder) -> builder.setBody(body));
	}

	@Override
	public <T> LogRecordBuilder setAttribute(AttributeKey<T> key, @Nullable T value) {
		return add((builder) -> builder.setAttribute(key, value));
	}

	@Override
	public LogRecordBuilder setEventName(String eventName) {
		return add((builder) -> builder.setEventName(eventName));
	}

	@Override
	public LogRecordBuilder setException(Throwable throwable) {
		return add((builder) -> builder.setException(throwable));
	}

	@Override
	public LoggerBuilder setSchemaUrl(String schemaUrl) {
		return this;
	}

	@Override
	public LoggerBuilder setInstrumentationVersion(String instrumentationScopeVersion) {
		return this;
	}

	@Override
	public Logger build() {
		return this;
	}

	@Override
	public LogRecordBuilder logRecordBuilder() {
		return this;
	}

}
