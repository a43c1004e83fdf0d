'use strict';
// Listens to a channel of Java's, and answers on another.

const { currentTenant, inSpan, run } = require('./telemetry.cjs');
const { context } = require('@opentelemetry/api');
const { createClient } = require('redis');

run(async () => {
  const { enveloped, opened } = await import('./channel-envelope.mjs');
  const client = createClient({ url: process.env.REDIS_URL });
  const subscriber = client.duplicate();
  await Promise.all([client.connect(), subscriber.connect()]);
  const answered = new Promise((resolve, reject) => {
    subscriber.subscribe('interop.java', (text) => {
      const { message, parent } = opened(text);
      const work = () => {
        console.log(`${message} for ${currentTenant()}`);
        return client.publish('interop.node', enveloped('closed'));
      };
      context.with(parent, () => inSpan('process interop.java', undefined, work)).then(resolve, reject);
    }).then(() => console.log('ready'), reject);
  });
  await answered;
  await Promise.all([subscriber.close(), client.close()]);
});
