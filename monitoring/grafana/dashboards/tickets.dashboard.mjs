import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number } from './panels.mjs';
import { both, increase, orZero, quantile, sum } from './queries.mjs';

const perHour = (metric, labels) => `sum by (${labels}) (increase(${metric}{${both}}[1h]))`;

export default () =>
  dashboard({
    uid: 'tickets',
    title: 'Tickets',
    question: 'Are tickets answered and closed as fast as they are opened?',
    about: 'ticket_opened_total',
    variables: ['service', 'tenant'],
    contents: [
      row('Now'),
      number('Open', 'Tickets that are not closed.', orZero(sum('ticket_open', [], both)), { unit: 'locale', width: 6 }),
      number('Opened', 'Tickets that were opened in this time.', orZero(increase('ticket_opened_total', [], both)), { unit: 'locale', decimals: 0, total: true, width: 6 }),
      number('Closed', 'Tickets that were closed in this time.', orZero(increase('ticket_closed_total', [], both)), { unit: 'locale', decimals: 0, total: true, width: 6 }),
      number('First response', 'Half of the tickets had their first answer sooner.', quantile(0.5, 'ticket_first_response_duration_seconds', [], both), { unit: 's', width: 6, noValue: 'no answer yet' }),
      row('Over time'),
      lines('Open by queue', 'Tickets that are not closed.', [[sum('ticket_open', ['tenant_id', 'queue'], both), '{{tenant_id}} {{queue}}']], { stack: true, labels: ['tenant_id'] }),
      lines('Opened and closed', 'Tickets in an hour.', [[perHour('ticket_opened_total', 'channel'), 'opened {{channel}}'], [perHour('ticket_closed_total', 'channel'), 'closed {{channel}}']]),
      durations('First response', 'Time from opening a ticket until its first answer.', [
        [quantile(0.5, 'ticket_first_response_duration_seconds', ['tenant_id'], both), '{{tenant_id}} p50'],
        [quantile(0.95, 'ticket_first_response_duration_seconds', ['tenant_id'], both), '{{tenant_id}} p95'],
      ], { labels: ['tenant_id'] }),
      durations('Resolution', 'Time from opening a ticket until it is closed.', [
        [quantile(0.5, 'ticket_resolution_duration_seconds', ['tenant_id'], both), '{{tenant_id}} p50'],
        [quantile(0.95, 'ticket_resolution_duration_seconds', ['tenant_id'], both), '{{tenant_id}} p95'],
      ], { labels: ['tenant_id'] }),
    ],
  });
