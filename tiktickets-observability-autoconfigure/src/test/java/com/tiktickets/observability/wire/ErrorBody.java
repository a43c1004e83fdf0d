package com.tiktickets.observability.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.web.context.request.WebRequest;

/** The answer to a request that failed, made in its error dispatch. */
class ErrorBody extends DefaultErrorAttributes {

	@Override
	public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> body = super.getErrorAttributes(request, options);
		body.put("trace", MDC.get("trace_id"));
		body.put("tenant", MDC.get("tenant_id"));
		return body;
	}

}
