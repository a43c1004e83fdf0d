package com.example.libraries;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.OtlpReceiver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application and the receiver of its telemetry. */
final class Application implements AutoCloseable {

	private final OtlpReceiver receiver;

	private final ConfigurableApplicationContext context;

	private Application(OtlpReceiver receiver, ConfigurableApplicationContext context) {
		this.receiver = receiver;
		this.context = context;
	}

	static Application start(String... arguments) throws Exception {
		OtlpReceiver receiver = OtlpReceiver.start();
		List<String> all = new ArrayList<>(
				List.of("--server.port=0", "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
						"--otel.bsp.schedule.delay=50ms", "--otel.blrp.schedule.delay=50ms",
						"--otel.metric.export.interval=500ms"));
		all.addAll(List.of(arguments));
		return new Application(receiver,
				new SpringApplication(EveryLibraryApplication.class).run(all.toArray(String[]::new)));
	}

	OtlpReceiver receiver() {
		return this.receiver;
	}

	List<String> libraries() {
		return List.of(this.context.getBeanNamesForType(Call.class));
	}

	/** Does what is done with a library, within a span of a tenant's operation. */
	Span call(String library) throws Exception {
		Span span = this.context.getBean(OpenTelemetry.class).getTracer("test").spanBuilder("test").startSpan();
		try (var tenant = TenantContext.makeCurrent(TenantId.of("acme")); var scope = span.makeCurrent()) {
			this.context.getBean(library, Call.class).run();
		}
		finally {
			span.end();
		}
		return span;
	}

	/** Does what is done with a library, outside of any operation. */
	void callOutsideOfOperation(String library) throws Exception {
		this.context.getBean(library, Call.class).run();
	}

	/** An SDK exports what it still has while its context closes. */
	void stop() {
		this.context.close();
	}

	@Override
	public void close() {
		stop();
		this.receiver.close();
	}

}
