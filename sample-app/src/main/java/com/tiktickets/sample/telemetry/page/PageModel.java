package com.tiktickets.sample.telemetry.page;

import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.tenant.detail.TenantDetails;
import com.tiktickets.sample.telemetry.query.Overview;
import com.tiktickets.sample.telemetry.traffic.DemoTraffic;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Model attributes that every view of the page needs.
 */
@Component
class PageModel {

	private final Overview overview;

	private final DemoTraffic traffic;

	private final ObjectProvider<TenantDetails> details;

	PageModel(Overview overview, DemoTraffic traffic, ObjectProvider<TenantDetails> details) {
		this.overview = overview;
		this.traffic = traffic;
		this.details = details;
	}

	ModelAndView view(String name, String tenant, HttpServletRequest request) {
		String query = request.getQueryString();
		ModelAndView view = new ModelAndView("telemetry/" + name);
		view.addObject("tenant", tenant);
		view.addObject("tenants", this.overview.tenants());
		view.addObject("to", new Links(tenant));
		view.addObject("format", new ValueFormatter());
		view.addObject("status", this.overview.status());
		view.addObject("path", request.getRequestURI());
		view.addObject("here", request.getRequestURI() + ((query != null) ? "?" + query : ""));
		view.addObject("port", request.getServerPort());
		view.addObject("traffic", this.traffic);
		TenantDetails all = this.details.getIfAvailable();
		TenantId id = TenantId.parse(tenant);
		view.addObject("detailPossible", all != null && id != null);
		view.addObject("detailed", all != null && all.isRequested(id));
		return view;
	}

	ModelAndView withServices(ModelAndView view, String tenant) {
		return view.addObject("services", this.overview.services(tenant));
	}

}
