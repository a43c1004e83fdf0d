'use strict';
// Asks on one queue, and is answered on another.

const { currentTenant, inSpan, run } = require('./telemetry.cjs');
const amqp = require('amqplib');

const [tenant] = process.argv.slice(2);

run(async () => {
  const connection = await amqp.connect(process.env.RABBITMQ_URL);
  const channel = await connection.createConfirmChannel();
  const answered = new Promise((resolve) => {
    channel.consume('answers', (message) => {
      console.log(`${message.content} for ${currentTenant()}`);
      channel.ack(message);
      resolve();
    });
  });
  await inSpan('ask', tenant, () => {
    channel.sendToQueue('questions', Buffer.from('how much'));
    return channel.waitForConfirms();
  });
  await answered;
  await connection.close();
});
