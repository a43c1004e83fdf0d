'use strict';
// OpenTelemetry as a service of Node.js has it, and the tenant of its baggage on each span. Required before what it instruments.

const { context, propagation, trace } = require('@opentelemetry/api');
const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-proto');
const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { AmqplibInstrumentation } = require('@opentelemetry/instrumentation-amqplib');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { UndiciInstrumentation } = require('@opentelemetry/instrumentation-undici');
const { resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchSpanProcessor, NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');

const TENANT = 'tenant_id';

const tenantProcessor = {
  onStart(span, parent) {
    const tenant = tenantOf(parent);
    if (tenant) span.setAttribute(TENANT, tenant);
  },
  onEnd() {},
  forceFlush: async () => {},
  shutdown: async () => {},
};

const exporter = new OTLPTraceExporter({ url: `${process.env.OTLP_ENDPOINT}/v1/traces` });
const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'node' }),
  spanProcessors: [tenantProcessor, new BatchSpanProcessor(exporter, { scheduledDelayMillis: 50 })],
});
provider.register(); // W3C trace context and baggage
registerInstrumentations({
  tracerProvider: provider,
  instrumentations: [
    new AmqplibInstrumentation(),
    // The exporter speaks HTTP as well.
    new HttpInstrumentation({ ignoreOutgoingRequestHook: (request) => request.path === '/v1/traces' }),
    new UndiciInstrumentation(),
  ],
});

function tenantOf(inContext) {
  return propagation.getBaggage(inContext)?.getEntry(TENANT)?.value;
}

function withTenant(tenant) {
  return propagation.setBaggage(context.active(), propagation.createBaggage({ [TENANT]: { value: tenant } }));
}

/** Runs work inside a span, for a tenant; without one, for that of the context. */
function inSpan(name, tenant, work) {
  const parent = tenant ? withTenant(tenant) : context.active();
  const span = trace.getTracer('interop').startSpan(name, {}, parent);
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await work();
    } finally {
      span.end();
    }
  });
}

/** What a service of Node.js knows of the one who asked. */
const currentTenant = () => tenantOf(context.active()) ?? 'nobody';

/** Runs a program to its end, and sends what is left. */
function run(program) {
  const overdue = setTimeout(() => fail(new Error('nothing has come of it')), 60_000);
  const fail = (error) => {
    console.error(error);
    process.exit(1);
  };
  program()
    .then(() => provider.shutdown())
    .then(() => clearTimeout(overdue))
    .catch(fail);
}

module.exports = { currentTenant, inSpan, run };
