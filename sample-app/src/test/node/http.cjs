'use strict';
// Fetches from Java as a browser would, and is called back by it.

const { currentTenant, inSpan, run } = require('./telemetry.cjs');
const http = require('node:http');

const [url, claimed, token] = process.argv.slice(2);

run(async () => {
  const server = http.createServer((request, response) => {
    console.log(`called by Java for ${currentTenant()}`);
    response.end('called');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await inSpan('click', claimed, async () => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await fetch(`${url}/edge?callback=${server.address().port}`, { headers });
    console.log(`${answer.status} ${await answer.text()}`);
  });
  server.closeAllConnections();
  server.close();
});
