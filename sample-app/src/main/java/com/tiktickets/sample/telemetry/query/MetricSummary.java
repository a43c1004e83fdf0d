package com.tiktickets.sample.telemetry.query;

import java.util.Set;

/**
 * A metric in one line.
 *
 * @param name the metric
 * @param unit its unit, empty for none
 * @param description what it measures
 * @param type counter, up_down_counter, gauge or histogram
 * @param series how many lines it has
 * @param tenants whose
 * @param services who emits it
 */
public record MetricSummary(String name, String unit, String description, String type, int series, Set<String> tenants,
		Set<String> services) {

}
