package com.tiktickets.sample.whatsapp;

import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.MetricPoint;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import com.tiktickets.sample.telemetry.inbox.TelemetryInbox;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The telemetry that the sample has exported, decoded.
 */
class ExportedTelemetry {

	private final TelemetryInbox inbox;

	ExportedTelemetry(TelemetryInbox inbox) {
		this.inbox = inbox;
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	List<SpanRecord> spans(String tenant, String name) {
		return this.inbox.spans()
			.stream()
			.filter((span) -> span.tenant().equals(tenant) && span.name().equals(name))
			.toList();
	}

	SpanRecord span(String tenant, String name, Predicate<SpanRecord> which) {
		await().until(() -> spans(tenant, name).stream().anyMatch(which));
		return spans(tenant, name).stream().filter(which).findFirst().orElseThrow();
	}

	SpanRecord transition(String session, String to) {
		return span(session.substring(0, session.lastIndexOf('-')), "whatsapp transition",
				(span) -> span.attributes().text("whatsapp.session.id").equals(session)
						&& span.attributes().text("whatsapp.transition.to").equals(to));
	}

	LogRecord log(String tenant, String body) {
		Predicate<LogRecord> wanted = (log) -> log.tenant().equals(tenant) && log.body().equals(body);
		await().until(() -> this.inbox.logs().stream().anyMatch(wanted));
		return this.inbox.logs().stream().filter(wanted).findFirst().orElseThrow();
	}

	/** The newest point of the one series that has these attributes, once it fits. */
	MetricPoint point(String tenant, String metric, Map<String, String> attributes, Predicate<MetricPoint> fits) {
		await().until(() -> newest(tenant, metric, attributes).stream().anyMatch(fits));
		return newest(tenant, metric, attributes).get(0);
	}

	private List<MetricPoint> newest(String tenant, String metric, Map<String, String> attributes) {
		return this.inbox.points()
			.stream()
			.filter((point) -> point.series().name().equals(metric) && point.series().tenant().equals(tenant)
					&& attributes.entrySet()
						.stream()
						.allMatch((
								wanted) -> point.series().attributes().text(wanted.getKey()).equals(wanted.getValue())))
			.sorted(Comparator.comparingLong(MetricPoint::time).reversed())
			.limit(1)
			.toList();
	}

	/** Everything there is, as one text. */
	String all() {
		return this.inbox.spans() + "\n" + this.inbox.logs() + "\n" + this.inbox.points();
	}

}
