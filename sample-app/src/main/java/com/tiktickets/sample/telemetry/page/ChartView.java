package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.query.Chart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart with what the browser needs to draw it.
 *
 * @param chart the chart
 * @param colours the colour of each line
 * @param data the same for the script, in JSON
 */
record ChartView(Chart chart, Map<String, String> colours, String data) {

	static List<ChartView> all(List<Chart> charts, Links links) {
		return charts.stream().map((chart) -> of(chart, links)).toList();
	}

	private static ChartView of(Chart chart, Links links) {
		Map<String, String> colours = colours(chart);
		List<?> lines = chart.lines()
			.stream()
			.map((line) -> Map.of("colour", colours.get(line.name()), "values", line.values()))
			.toList();
		List<?> exemplars = chart.exemplars()
			.stream()
			.map((exemplar) -> Map.of("second", exemplar.time().toEpochMilli() / 1e3, "value", exemplar.value(),
					"colour", colours.getOrDefault(exemplar.name(), "c7"), "href",
					links.span(exemplar.traceId(), exemplar.spanId())))
			.toList();
		return new ChartView(chart, colours,
				JsonMapper.shared()
					.writeValueAsString(Map.of("unit", new ValueFormatter().brief(chart.unit()), "seconds",
							chart.seconds(), "lines", lines, "exemplars", exemplars)));
	}

	/**
	 * Each name its own colour; where two names share one, the second takes the next that
	 * is free.
	 */
	private static Map<String, String> colours(Chart chart) {
		Map<String, String> colours = new HashMap<>();
		for (Chart.Line line : chart.lines()) {
			int colour = ValueFormatter.colourNumber(line.name());
			while (colours.containsValue("c" + colour) && colours.size() < ValueFormatter.COLOURS) {
				colour = (colour + 1) % ValueFormatter.COLOURS;
			}
			colours.put(line.name(), "c" + colour);
		}
		return colours;
	}
}
