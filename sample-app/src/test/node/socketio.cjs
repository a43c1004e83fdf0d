'use strict';
// An agent on Socket.IO: the request of its handshake names a trace, its second event carries one of its own.

const { currentTenant, inSpan, run } = require('./telemetry.cjs');
const { io } = require('socket.io-client');

const [url, tenant] = process.argv.slice(2);

run(async () => {
  const { emit, on } = await import('./socketio-envelope.mjs');
  const options = { transports: ['websocket'], auth: { token: tenant } };
  const socket = await inSpan('connect', tenant, () => connected(options));
  const notified = new Promise((resolve) => {
    on(socket, 'notification', (text) => {
      console.log(`${text} for ${currentTenant()}`);
      if (text === 'with an envelope') resolve();
    });
  });
  await socket.timeout(30_000).emitWithAck('reply', 'without an envelope');
  await inSpan('type', tenant, () => emit(socket, 'reply', 'with an envelope'));
  await notified;
  socket.disconnect();
});

function connected(options) {
  const socket = io(url, options);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
