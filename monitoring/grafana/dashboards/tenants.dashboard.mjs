import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, records, rows } from './panels.mjs';
import { events, failed, increase, orNone, orZero, quantile, quantileOfAll, rate, ratio, ratioOfAll, requests, sum, tenant } from './queries.mjs';

const count = `${requests}_count`;
const whole = { unit: 'locale', decimals: 0, total: true };

export default () =>
  dashboard({
    uid: 'tenants',
    title: 'Tenants',
    question: 'How was the day of this tenant, and how does it compare with the others?',
    about: count,
    variables: ['tenant'],
    from: 'now-24h',
    contents: [
      row('The chosen tenants'),
      number('Requests', 'Requests in this time.', increase(count, [], tenant), whole),
      number('Failed', 'Share of the requests in this time that failed. The objective is 0.1 %.', ratioOfAll(count, [], failed, tenant), { unit: 'percentunit', decimals: 2, total: true, steps: [[0.001, 'orange'], [0.01, 'red']] }),
      number('99th percentile', '99 of 100 requests in this time were faster. The objective is 500 ms.', quantileOfAll(0.99, requests, [], tenant), { unit: 's', total: true, steps: [[0.5, 'red']] }),
      number('Messages', 'WhatsApp messages in this time, both directions.', orZero(increase('whatsapp_messages_total', [], tenant)), whole),
      number('Tickets opened', 'Tickets that were opened in this time.', orZero(increase('ticket_opened_total', [], tenant)), whole),
      number('Connected sessions', 'WhatsApp sessions that are connected.', orZero(sum('whatsapp_session_active', [], 'whatsapp_session_state="connected"', tenant))),
      lines('Requests', 'Requests per second.', [[rate(count, ['tenant_id'], tenant), '{{tenant_id}}']], { unit: 'reqps', labels: ['tenant_id'], width: 8 }),
      lines('Failed', 'Share of the requests that failed.', [[ratio(count, ['tenant_id'], failed, tenant), '{{tenant_id}}']], { unit: 'percentunit', labels: ['tenant_id'], width: 8, steps: [[0.01, 'red']] }),
      durations('99th percentile', 'Duration of requests, with the traces behind it.', [[quantile(0.99, requests, ['tenant_id'], tenant), '{{tenant_id}}']], { labels: ['tenant_id'], width: 8, steps: [[0.5, 'red']] }),
      row('Compared'),
      rows('Tenants', 'Each tenant beside the others, in this time.', {
        Requests: [increase(count, ['tenant_id'], tenant), 'locale'],
        Failed: [ratioOfAll(count, ['tenant_id'], failed, tenant), 'percentunit', [[0.001, 'orange'], [0.01, 'red']]],
        p99: [quantileOfAll(0.99, requests, ['tenant_id'], tenant), 's', [[0.5, 'red']]],
        Messages: [increase('whatsapp_messages_total', ['tenant_id'], tenant), 'locale'],
        'Tickets opened': [increase('ticket_opened_total', ['tenant_id'], tenant), 'locale'],
        'Open tickets': [sum('ticket_open', ['tenant_id'], tenant), 'locale'],
        'Connected sessions': [sum('whatsapp_session_active', ['tenant_id'], 'whatsapp_session_state="connected"', tenant), 'locale'],
      }, { labels: ['tenant_id'], sort: 'Requests' }),
      row('Tenant ids'),
      lines('Without a tenant of their own', 'Requests per second of tenants that are beyond the limit, of unknown tenants, and of the system.', [[orNone(rate(count, ['tenant_id'], 'tenant_id=~"_.*"'), 'tenant_id'), '{{tenant_id}}']], { unit: 'reqps', width: 8 }),
      lines('Rejected', 'Tenant ids that were rejected in five minutes, by reason and source.', [[orNone(events('tenant_rejections_total', ['service_name', 'tenant_rejection_reason', 'tenant_resolution_source'], '5m'), 'tenant_rejection_reason'), '{{service_name}} {{tenant_rejection_reason}} {{tenant_resolution_source}}']], { labels: ['service_name'], width: 8 }),
      lines('Unknown', 'Items per second without a known tenant, by service and signal.', [[orNone('sum by (service_name, signal) (rate(tenant_unknown_total[$__rate_interval]))', 'signal'), '{{service_name}} {{signal}}']], { unit: 'count:items/s', labels: ['service_name'], width: 8 }),
      records('Errors', 'Error records of these tenants. Each leads to its trace.', '{service_name=~".+"} | tenant_id=~"$tenant" | severity_number >= 17'),
    ],
  });
