// As much of @opentelemetry/api as a page needs that has no SDK: traces begin here, and are recorded by who is called.
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

let active = {};

const random = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const context = {
	active: () => active,
	with(entered, work) {
		const left = active;
		active = entered;
		try {
			return work();
		} finally {
			active = left;
		}
	},
};

export const trace = {
	getSpan: (of) => of.span,
	setSpan: (of, span) => ({ ...of, span }),
	getTracer: () => ({
		startSpan: (name, options, parent = active) => ({
			traceId: parent.span?.traceId ?? random(16),
			spanId: random(8),
			parentSpanId: parent.span?.spanId,
			end() {},
		}),
	}),
};

export const propagation = {
	inject(of, carrier) {
		if (of.span) carrier.traceparent = `00-${of.span.traceId}-${of.span.spanId}-01`;
	},
	extract(of, carrier) {
		const [, traceId, spanId] = TRACEPARENT.exec(carrier.traceparent) ?? [];
		return traceId ? trace.setSpan(of, { traceId, spanId }) : of;
	},
};

// Does the work in a trace of its own, and hands it the trace's headers.
export const begin = (name, work) => {
	const entered = trace.setSpan(context.active(), trace.getTracer('agents').startSpan(name, {}, {}));
	const headers = {};
	propagation.inject(entered, headers);
	return context.with(entered, () => work(headers));
};
