package com.tiktickets.sample.telemetry.page;

import com.tiktickets.sample.telemetry.query.ErrorGroup;
import com.tiktickets.sample.telemetry.query.Errors;
import com.tiktickets.sample.telemetry.query.LogFilter;
import com.tiktickets.sample.telemetry.query.Logs;
import com.tiktickets.sample.telemetry.query.Metrics;
import com.tiktickets.sample.telemetry.query.ServiceMaps;
import com.tiktickets.sample.telemetry.query.Trace;
import com.tiktickets.sample.telemetry.query.TraceFilter;
import com.tiktickets.sample.telemetry.query.TraceSlice;
import com.tiktickets.sample.telemetry.query.Traces;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers the views as HTML. {@link TelemetryJsonController} answers the same addresses
 * as JSON.
 */
@Controller
@RequestMapping("/telemetry")
class TelemetryPageController {

	private final PageModel model;

	private final Traces traces;

	private final Logs logs;

	private final Metrics metrics;

	private final Errors errors;

	private final ServiceMaps maps;

	TelemetryPageController(PageModel model, Traces traces, Logs logs, Metrics metrics, Errors errors,
			ServiceMaps maps) {
		this.model = model;
		this.traces = traces;
		this.logs = logs;
		this.metrics = metrics;
		this.errors = errors;
		this.maps = maps;
	}

	@GetMapping
	String start() {
		return "redirect:/telemetry/traces";
	}

	@GetMapping("/traces")
	ModelAndView traces(TraceFilter filter, HttpServletRequest request) {
		return this.model.withServices(this.model.view("traces", filter.tenant(), request), filter.tenant())
			.addObject("filter", filter)
			.addObject("result", this.traces.list(filter));
	}

	@GetMapping("/traces/{id}")
	ModelAndView trace(@PathVariable String id, TraceSlice slice, HttpServletRequest request) {
		Trace trace = this.traces.find(id, slice)
			.orElseThrow(() -> TelemetryJsonController.noTrace(id, slice.tenant()));
		return this.model.view("trace", slice.tenant(), request)
			.addObject("trace", trace)
			.addObject("waterfall", new Waterfall(trace, slice));
	}

	@GetMapping("/logs")
	ModelAndView logs(LogFilter filter, HttpServletRequest request) {
		return this.model.withServices(this.model.view("logs", filter.tenant(), request), filter.tenant())
			.addObject("filter", filter)
			.addObject("result", this.logs.list(filter));
	}

	@GetMapping("/metrics")
	ModelAndView metrics(@RequestParam(defaultValue = "") String tenant, @RequestParam(defaultValue = "") String name,
			HttpServletRequest request) {
		return this.model.view("metrics", tenant, request)
			.addObject("name", name)
			.addObject("metrics", this.metrics.list(tenant))
			.addObject("charts",
					ChartView.all(name.isEmpty() ? this.metrics.requests(tenant) : this.metrics.charts(name, tenant),
							new Links(tenant)));
	}

	@GetMapping("/errors")
	ModelAndView errors(@RequestParam(defaultValue = "") String tenant, HttpServletRequest request) {
		return this.model.view("errors", tenant, request).addObject("errors", this.errors.list(tenant));
	}

	@GetMapping("/errors/{id}")
	ModelAndView error(@PathVariable String id, @RequestParam(defaultValue = "") String tenant,
			HttpServletRequest request) {
		ErrorGroup error = this.errors.find(id, tenant).orElseThrow(() -> TelemetryJsonController.noError(id, tenant));
		return this.model.view("error", tenant, request).addObject("error", error);
	}

	@GetMapping("/map")
	ModelAndView map(@RequestParam(defaultValue = "") String tenant, HttpServletRequest request) {
		return this.model.view("map", tenant, request).addObject("drawing", ServiceMapLayout.of(this.maps.map(tenant)));
	}

	@GetMapping("/{other}")
	ModelAndView other(@PathVariable String other) {
		throw new NotFoundException("The telemetry page has no view '" + other + "'.");
	}

	@ExceptionHandler
	ModelAndView notFound(NotFoundException ex, HttpServletRequest request) {
		String tenant = request.getParameter("tenant");
		ModelAndView view = this.model.view("missing", (tenant != null) ? tenant : "", request)
			.addObject("sentence", ex.getBody().getDetail());
		view.setStatus(HttpStatus.NOT_FOUND);
		return view;
	}

}
