package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.Attributes;
import com.tiktickets.sample.telemetry.inbox.MetricPoint;
import com.tiktickets.sample.telemetry.inbox.MetricSeries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds metrics and makes charts of them.
 */
@Component
public class Metrics {

	/** What most people come for. */
	public static final String REQUESTS = "http.server.request.duration";

	private final Telemetry telemetry;

	Metrics(Telemetry telemetry) {
		this.telemetry = telemetry;
	}

	/**
	 * Lists the metrics.
	 * @param tenant whose, empty for all
	 * @return the metrics in alphabetical order
	 */
	public List<MetricSummary> list(String tenant) {
		Map<String, Set<MetricSeries>> metrics = new TreeMap<>();
		this.telemetry.points(tenant)
			.forEach((point) -> metrics.computeIfAbsent(point.series().name(), (name) -> new LinkedHashSet<>())
				.add(point.series()));
		return metrics.values().stream().map(Metrics::summary).toList();
	}

	/**
	 * Makes the charts of one metric, by tenant and by operation.
	 * @param name the metric
	 * @param tenant whose, empty for all
	 * @return the charts, none if the metric has not been seen
	 */
	public List<Chart> charts(String name, String tenant) {
		List<MetricPoint> points = pointsOf(name, tenant);
		if (points.isEmpty()) {
			return List.of();
		}
		MetricSeries series = points.get(points.size() - 1).series();
		ChartMaker maker = new ChartMaker(points, timeline(points));
		List<Chart> charts = new ArrayList<>();
		for (Grouping grouping : Grouping.values()) {
			charts.addAll(charts(maker, series, grouping));
		}
		return charts;
	}

	/**
	 * Makes the charts of the HTTP requests served: rate, duration and errors.
	 * @param tenant whose, empty for all
	 * @return the charts, none if no request has been seen
	 */
	public List<Chart> requests(String tenant) {
		List<MetricPoint> points = pointsOf(REQUESTS, tenant);
		if (points.isEmpty()) {
			return List.of();
		}
		Timeline timeline = timeline(points);
		ChartMaker all = new ChartMaker(points, timeline);
		ChartMaker failed = new ChartMaker(points.stream().filter(Metrics::failed).toList(), timeline);
		List<Chart> charts = new ArrayList<>();
		for (Grouping grouping : Grouping.values()) {
			charts.add(all.rate("Requests", "1/s", grouping));
			charts.add(all.quantile("Duration, p95", "s", grouping, 0.95));
			charts.add(failed.rate("Errors", "1/s", grouping));
		}
		return charts;
	}

	private List<MetricPoint> pointsOf(String name, String tenant) {
		return this.telemetry.points(tenant).stream().filter((point) -> point.series().name().equals(name)).toList();
	}

	private static List<Chart> charts(ChartMaker maker, MetricSeries series, Grouping grouping) {
		return switch (series.type()) {
			case HISTOGRAM ->
				List.of(maker.rate("Rate", "1/s", grouping), maker.quantile("Median", series.unit(), grouping, 0.5),
						maker.quantile("p95", series.unit(), grouping, 0.95));
			case COUNTER -> List.of(maker.rate("Rate", perSecond(series.unit()), grouping));
			case GAUGE, UP_DOWN_COUNTER -> List.of(maker.level("Level", series.unit(), grouping));
		};
	}

	private static String perSecond(String unit) {
		return (unit.isEmpty() ? "1" : unit) + "/s";
	}

	private static Timeline timeline(List<MetricPoint> points) {
		long newest = points.stream().mapToLong(MetricPoint::time).max().orElse(0);
		long oldest = points.stream().mapToLong(MetricPoint::time).min().orElse(newest);
		return Timeline.of(oldest, newest);
	}

	private static boolean failed(MetricPoint point) {
		Attributes attributes = point.series().attributes();
		return attributes.get("http.response.status_code") instanceof Long status ? status >= 500
				: attributes.get("error.type") != null;
	}

	private static MetricSummary summary(Set<MetricSeries> lines) {
		MetricSeries any = lines.iterator().next();
		Set<String> tenants = lines.stream().map(MetricSeries::tenant).collect(Collectors.toCollection(TreeSet::new));
		tenants.remove("");
		return new MetricSummary(any.name(), any.unit(), any.description(), any.type().name().toLowerCase(Locale.ROOT),
				lines.size(), tenants,
				lines.stream().map((line) -> line.resource().service()).collect(Collectors.toCollection(TreeSet::new)));
	}

}
