import { dashboard, row } from './dashboard.mjs';
import { lines, number, rows } from './panels.mjs';

const budget = (slo) => `min(slo:error_budget_remaining:ratio{slo="${slo}"})`;
const objectives = [
  ['api-availability', 'Requests that did not fail: 99.9 %.'],
  ['api-latency', 'Requests within 500 ms: 99 %.'],
  ['message-delivery', 'Messages that WhatsApp acknowledged: 99 %.'],
  ['session-availability', 'Time for which sessions were connected: 99 %.'],
  ['live-events', 'Events that were handled: 99 %.'],
];

export default () =>
  dashboard({
    uid: 'slos',
    title: 'SLOs',
    question: 'How much of each error budget of 14 days is left, and where does it go?',
    about: 'http_server_request_duration_seconds_count',
    variables: ['service', 'tenant'],
    contents: [
      row('Error budget left'),
      ...objectives.map(([slo, promise], index) =>
        number(slo, `${promise} What is left of the error budget of 14 days, of the worst service.`, budget(slo), {
          unit: 'percentunit', decimals: 1, width: index < 4 ? 5 : 4, steps: [[-1000, 'red'], [0, 'orange'], [0.5, 'green']], noValue: 'no traffic',
        })),
      lines('Left over time', 'Error budget that is left, by objective and service.', [['slo:error_budget_remaining:ratio{service_name=~"$service"}', '{{service_name}} {{slo}}']], { unit: 'percentunit', max: 1, min: undefined, labels: ['service_name'], steps: [[0, 'red']] }),
      lines('Error ratio of an hour', 'Share of the events that counted against the objective.', [['slo:error_ratio:rate1h{service_name=~"$service"}', '{{service_name}} {{slo}}']], { unit: 'percentunit', labels: ['service_name'] }),
      row('By tenant'),
      rows('Tenants', 'Error budget that is left, the smallest first.', {
        Left: ['tenant_slo:error_budget_remaining:ratio{service_name=~"$service", tenant_id=~"$tenant"}', 'percentunit', [[0, 'orange'], [0.5, 'green']], 'red'],
      }, { labels: ['slo', 'service_name', 'tenant_id'], sort: '-Left', width: 12 }),
      lines('Burn rate', 'How many times faster than allowed the budget burns, in the last hour.', [['slo:error_ratio:rate1h{service_name=~"$service"} / on (slo) group_left () (1 - slo:objective:ratio)', '{{service_name}} {{slo}}']], { labels: ['service_name'], steps: [[13.4, 'red']] }),
    ],
  });
