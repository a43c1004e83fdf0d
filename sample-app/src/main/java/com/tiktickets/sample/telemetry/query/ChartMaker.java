package com.tiktickets.sample.telemetry.query;

import com.tiktickets.sample.telemetry.inbox.MetricPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws points of one metric as charts, without a pen.
 */
final class ChartMaker {

	/** More lines than that cannot be told apart. */
	private static final int LINES = 8;

	private static final int EXEMPLARS = 24;

	private final List<List<MetricPoint>> lines;

	private final List<Increase> increases;

	private final Timeline timeline;

	ChartMaker(Collection<MetricPoint> points, Timeline timeline) {
		Map<Object, List<MetricPoint>> bySeries = new LinkedHashMap<>();
		points.forEach((point) -> bySeries.computeIfAbsent(point.series(), (series) -> new ArrayList<>()).add(point));
		bySeries.values().forEach((line) -> line.sort(Comparator.comparingLong(MetricPoint::time)));
		this.lines = List.copyOf(bySeries.values());
		this.increases = Increase.between(this.lines);
		this.timeline = timeline;
	}

	Chart rate(String title, String unit, Grouping grouping) {
		return chart(title, unit, grouping, distributions(grouping),
				(distribution) -> distribution.count() / this.timeline.stepSeconds(), List.of());
	}

	Chart quantile(String title, String unit, Grouping grouping, double share) {
		return chart(title, unit, grouping, distributions(grouping), (distribution) -> distribution.quantile(share),
				exemplars(grouping));
	}

	/**
	 * The lines of a group are added up: what several queues hold is what the tenant has.
	 */
	Chart level(String title, String unit, Grouping grouping) {
		Map<String, @Nullable Double[]> groups = new LinkedHashMap<>();
		for (List<MetricPoint> line : this.lines) {
			groups.merge(grouping.nameOf(line.get(0).series()), levels(line), ChartMaker::sum);
		}
		Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
		groups.forEach((name, steps) -> values.put(name, Arrays.asList(steps)));
		return chart(title, unit, grouping, values, List.of());
	}

	/**
	 * What was exported holds until the next export, which may be some steps away.
	 */
	private @Nullable Double[] levels(List<MetricPoint> line) {
		@Nullable Double[] levels = new @Nullable Double[this.timeline.steps()];
		for (int i = 0; i < line.size(); i++) {
			int from = Math.max(0, this.timeline.indexOf(line.get(i).time()));
			int next = (i + 1 < line.size()) ? this.timeline.indexOf(line.get(i + 1).time()) : from;
			for (int step = from; step <= Math.max(from, next - 1) && step < levels.length; step++) {
				levels[step] = line.get(i).value();
			}
		}
		return levels;
	}

	private static @Nullable Double[] sum(@Nullable Double[] one, @Nullable Double[] other) {
		@Nullable Double[] sum = one.clone();
		for (int i = 0; i < sum.length; i++) {
			Double mine = one[i];
			Double theirs = other[i];
			sum[i] = (mine == null) ? theirs : (theirs == null) ? mine : Double.valueOf(mine + theirs);
		}
		return sum;
	}

	private Map<String, Distribution[]> distributions(Grouping grouping) {
		Map<String, Distribution[]> groups = new HashMap<>();
		for (Increase increase : this.increases) {
			Distribution[] steps = groups.computeIfAbsent(grouping.nameOf(increase.series()),
					(name) -> new Distribution[this.timeline.steps()]);
			this.timeline.spread(increase.from(), increase.to(), (index, share) -> {
				if (steps[index] == null) {
					steps[index] = new Distribution();
				}
				steps[index].add(increase, share);
			});
		}
		return groups;
	}

	private Chart chart(String title, String unit, Grouping grouping, Map<String, Distribution[]> groups,
			Function<Distribution, @Nullable Double> value, List<Chart.Exemplar> exemplars) {
		Map<String, List<@Nullable Double>> values = new LinkedHashMap<>();
		groups.forEach((name, steps) -> {
			List<@Nullable Double> line = new ArrayList<>();
			for (Distribution step : steps) {
				line.add((step != null) ? value.apply(step) : null);
			}
			values.put(name, line);
		});
		return chart(title, unit, grouping, values, exemplars);
	}

	private Chart chart(String title, String unit, Grouping grouping, Map<String, List<@Nullable Double>> values,
			List<Chart.Exemplar> exemplars) {
		List<Chart.Line> all = values.entrySet()
			.stream()
			.map((line) -> new Chart.Line(line.getKey(), line.getValue()))
			.sorted(Comparator.comparingDouble(ChartMaker::total).reversed().thenComparing(Chart.Line::name))
			.toList();
		List<Chart.Line> shown = all.stream().limit(LINES).sorted(Comparator.comparing(Chart.Line::name)).toList();
		return new Chart(title + " by " + grouping.text(), unit, this.timeline.seconds(), shown,
				all.size() - shown.size(), exemplars);
	}

	private static double total(Chart.Line line) {
		return line.values().stream().mapToDouble((value) -> (value != null) ? value : 0).sum();
	}

	/**
	 * The slowest of each step: what one would click on.
	 */
	private List<Chart.Exemplar> exemplars(Grouping grouping) {
		Set<Integer> steps = new HashSet<>();
		Set<String> traces = new HashSet<>();
		return this.lines.stream()
			.flatMap((line) -> line.stream()
				.flatMap((point) -> point.exemplars().stream().map((exemplar) -> exemplar(point, exemplar, grouping))))
			.sorted(Comparator.comparingDouble(Chart.Exemplar::value).reversed())
			.filter((exemplar) -> traces.add(exemplar.traceId())
					&& steps.add(this.timeline.indexOf(exemplar.time().toEpochMilli() * 1_000_000)))
			.sorted(Comparator.comparing(Chart.Exemplar::time).reversed())
			.limit(EXEMPLARS)
			.toList();
	}

	private static Chart.Exemplar exemplar(MetricPoint point, MetricPoint.Exemplar exemplar, Grouping grouping) {
		return new Chart.Exemplar(EpochNanos.toInstant(exemplar.time()), exemplar.value(),
				grouping.nameOf(point.series()), exemplar.traceId(), exemplar.spanId());
	}

}
