package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.query.Chart;
import com.tiktickets.sample.telemetry.query.ErrorGroup;
import com.tiktickets.sample.telemetry.query.Errors;
import com.tiktickets.sample.telemetry.query.SearchResult;
import com.tiktickets.sample.telemetry.query.LogFilter;
import com.tiktickets.sample.telemetry.query.LogView;
import com.tiktickets.sample.telemetry.query.Logs;
import com.tiktickets.sample.telemetry.query.MetricSummary;
import com.tiktickets.sample.telemetry.query.Metrics;
import com.tiktickets.sample.telemetry.query.Overview;
import com.tiktickets.sample.telemetry.query.ServiceMap;
import com.tiktickets.sample.telemetry.query.ServiceMaps;
import com.tiktickets.sample.telemetry.query.Trace;
import com.tiktickets.sample.telemetry.query.TraceFilter;
import com.tiktickets.sample.telemetry.query.TraceSlice;
import com.tiktickets.sample.telemetry.query.TraceSummary;
import com.tiktickets.sample.telemetry.query.Traces;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the views as JSON.
 */
@RestController
@RequestMapping(path = "/telemetry", produces = MediaType.APPLICATION_JSON_VALUE)
class TelemetryJsonController {

	private final Overview overview;

	private final Traces traces;

	private final Logs logs;

	private final Metrics metrics;

	private final Errors errors;

	private final ServiceMaps maps;

	TelemetryJsonController(Overview overview, Traces traces, Logs logs, Metrics metrics, Errors errors,
			ServiceMaps maps) {
		this.overview = overview;
		this.traces = traces;
		this.logs = logs;
		this.metrics = metrics;
		this.errors = errors;
		this.maps = maps;
	}

	@GetMapping
	Overview.Status status() {
		return this.overview.status();
	}

	@GetMapping("/traces")
	SearchResult<TraceSummary> traces(TraceFilter filter) {
		return this.traces.list(filter);
	}

	@GetMapping("/traces/{id}")
	Trace trace(@PathVariable String id, TraceSlice slice) {
		return this.traces.find(id, slice).orElseThrow(() -> noTrace(id, slice.tenant()));
	}

	@GetMapping("/logs")
	SearchResult<LogView> logs(LogFilter filter) {
		return this.logs.list(filter);
	}

	@GetMapping("/metrics")
	MetricsAnswer metrics(@RequestParam(defaultValue = "") String tenant,
			@RequestParam(defaultValue = "") String name) {
		return new MetricsAnswer(this.metrics.list(tenant),
				name.isEmpty() ? this.metrics.requests(tenant) : this.metrics.charts(name, tenant));
	}

	@GetMapping("/errors")
	List<ErrorGroup> errors(@RequestParam(defaultValue = "") String tenant) {
		return this.errors.list(tenant);
	}

	@GetMapping("/errors/{id}")
	ErrorGroup error(@PathVariable String id, @RequestParam(defaultValue = "") String tenant) {
		return this.errors.find(id, tenant).orElseThrow(() -> noError(id, tenant));
	}

	@GetMapping("/map")
	ServiceMap map(@RequestParam(defaultValue = "") String tenant) {
		return this.maps.map(tenant);
	}

	static NotFoundException noTrace(String id, String tenant) {
		return new NotFoundException(
				"No span of the trace '%s'%s is here: it may be on its way, or too old.".formatted(id, of(tenant)));
	}

	static NotFoundException noError(String id, String tenant) {
		return new NotFoundException("No error '%s'%s is here: it may be too old.".formatted(id, of(tenant)));
	}

	private static String of(String tenant) {
		return tenant.isEmpty() ? "" : " of " + tenant;
	}

	/**
	 * The metrics, and charts of one of them or of the requests.
	 *
	 * @param metrics all metrics
	 * @param charts the charts
	 */
	record MetricsAnswer(List<MetricSummary> metrics, List<Chart> charts) {
	}

}
