import { context, propagation, trace } from './trace.js';

const emit = (socket, event, ...args) => {
  const _otel = {};
  propagation.inject(context.active(), _otel);
  socket.emit(event, ...args, { _otel });
};

const on = (socket, event, listener) => socket.on(event, (...args) => {
  const index = args.findIndex((arg) => arg?._otel);
  const [envelope] = index < 0 ? [] : args.splice(index, 1);
  const parent = propagation.extract(context.active(), envelope?._otel ?? {});
  const span = trace.getTracer('socket.io').startSpan(`process ${event}`, {}, parent);
  return context.with(trace.setSpan(parent, span), async () => {
    try {
      return await listener(...args);
    } finally {
      span.end();
    }
  });
});

export { emit, on };
