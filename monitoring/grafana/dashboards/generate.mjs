// Writes the JSON that Grafana is provisioned with; --check fails when it is not what the source makes.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { backend } from './panels.mjs';

const sources = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.dashboard.mjs')).sort();
const outdated = [];
let panels = 0;

const write = (folder, traces) => {
  backend.traces = traces;
  mkdirSync(folder, { recursive: true });
  for (const { default: make } of modules) {
    const json = make();
    panels += json.panels.length;
    const file = new URL(`${json.uid}.json`, folder);
    const text = `${JSON.stringify(json, null, 1)}\n`;
    if (process.argv.includes('--check')) {
      if (!existsSync(file) || readFileSync(file, 'utf8') !== text) outdated.push(file.pathname);
    } else {
      writeFileSync(file, text);
    }
  }
};

const modules = await Promise.all(sources.map((file) => import(`./${file}`)));
write(new URL('../provisioning/dashboards/json/', import.meta.url), 'jaeger');
write(new URL('../tempo/', import.meta.url), 'tempo');
if (outdated.length) {
  console.error(`not what the source makes, run "npm run generate":\n${outdated.join('\n')}`);
  process.exit(1);
}
console.log(`${modules.length} dashboards, ${panels / 2} panels`);
