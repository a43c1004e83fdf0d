package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Attributes;
import com.tiktickets.sample.telemetry.inbox.LogRecord;
import com.tiktickets.sample.telemetry.inbox.SpanRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Groups recorded exceptions: those of log records, and of span events where no log
 * record of the span says the same.
 */
@Component
public class Errors {

	private static final int OCCURRENCES = 50;

	private final Telemetry telemetry;

	Errors(Telemetry telemetry) {
		this.telemetry = telemetry;
	}

	/**
	 * Lists errors, the last seen first.
	 * @param tenant whose, empty for all
	 * @return the errors
	 */
	public List<ErrorGroup> list(String tenant) {
		Map<ErrorFingerprint, List<Recorded>> groups = new LinkedHashMap<>();
		recorded(tenant)
			.forEach((error) -> groups.computeIfAbsent(error.place(), (place) -> new ArrayList<>()).add(error));
		return groups.entrySet()
			.stream()
			.map((group) -> group(group.getKey(), group.getValue()))
			.sorted(Comparator.comparing(ErrorGroup::lastSeen).reversed())
			.toList();
	}

	/**
	 * Finds one error.
	 * @param id the error
	 * @param tenant whose, empty for all
	 * @return the error, unless it has not been seen
	 */
	public Optional<ErrorGroup> find(String id, String tenant) {
		return list(tenant).stream().filter((error) -> error.id().equals(id)).findFirst();
	}

	private List<Recorded> recorded(String tenant) {
		List<Recorded> errors = new ArrayList<>();
		Set<String> logged = new HashSet<>();
		for (LogRecord log : this.telemetry.logs(tenant)) {
			if (ErrorFingerprint.isError(log)) {
				ErrorFingerprint place = ErrorFingerprint.of(log.attributes());
				logged.add(log.spanId() + place.type());
				errors.add(new Recorded(place, log.time(), log.tenant(), log.resource().service(), log.traceId(),
						log.spanId(), log.attributes()));
			}
		}
		for (SpanRecord span : this.telemetry.spans(tenant)) {
			for (SpanRecord.Event event : span.events()) {
				ErrorFingerprint place = ErrorFingerprint.of(event.attributes());
				if (event.name().equals("exception") && !logged.contains(span.spanId() + place.type())) {
					errors.add(new Recorded(place, event.time(), span.tenant(), span.resource().service(),
							span.traceId(), span.spanId(), event.attributes()));
				}
			}
		}
		errors.sort(Comparator.comparingLong(Recorded::time).reversed());
		return errors;
	}

	private static ErrorGroup group(ErrorFingerprint place, List<Recorded> newestFirst) {
		Recorded last = newestFirst.get(0);
		Set<String> tenants = new TreeSet<>();
		Set<String> services = new TreeSet<>();
		newestFirst.forEach((error) -> {
			tenants.add(error.tenant());
			services.add(error.service());
		});
		tenants.remove("");
		return new ErrorGroup(place.id(), place.type(), place.place(), last.message(), newestFirst.size(),
				EpochNanos.toInstant(newestFirst.get(newestFirst.size() - 1).time()), EpochNanos.toInstant(last.time()),
				tenants, services, last.attributes().text("exception.stacktrace"),
				newestFirst.stream().limit(OCCURRENCES).map(Recorded::occurrence).toList());
	}

	private record Recorded(ErrorFingerprint place, long time, String tenant, String service, String traceId,
			String spanId, Attributes attributes) {

		String message() {
			return this.attributes.text("exception.message");
		}

		ErrorGroup.Occurrence occurrence() {
			return new ErrorGroup.Occurrence(EpochNanos.toInstant(this.time), this.tenant, this.service, message(),
					this.traceId, this.spanId);
		}

	}

}
