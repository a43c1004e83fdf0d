import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, records, rows } from './panels.mjs';
import { failed, increase, orZero, quantile, rate, ratio, requests, sum, tenant } from './queries.mjs';

const count = `${requests}_count`;

export default () =>
  dashboard({
    uid: 'tenants',
    title: 'Tenants',
    question: 'How was the day of this tenant, and how does it compare with the others?',
    about: count,
    variables: ['tenant'],
    contents: [
      row('The chosen tenants'),
      number('Requests', 'Requests in this time.', increase(count, [], tenant), { decimals: 0 }),
      number('Failed', 'Share of the requests that failed. The objective is 0.1 %.', ratio(count, [], failed, tenant), { unit: 'percentunit', decimals: 2, steps: [[0.001, 'orange'], [0.01, 'red']] }),
      number('99th percentile', '99 of 100 requests were faster.', quantile(0.99, requests, [], tenant), { unit: 's', steps: [[0.5, 'red']] }),
      number('Messages', 'WhatsApp messages in this time, both directions.', orZero(increase('whatsapp_messages_total', [], tenant)), { decimals: 0 }),
      number('Tickets opened', 'Tickets that were opened in this time.', orZero(increase('ticket_opened_total', [], tenant)), { decimals: 0 }),
      number('Connected sessions', 'WhatsApp sessions that are connected.', orZero(sum('whatsapp_session_active', [], 'whatsapp_session_state="connected"', tenant))),
      lines('Requests', 'Requests per second.', [[rate(count, ['tenant_id'], tenant), '{{tenant_id}}']], { unit: 'reqps', labels: ['tenant_id'], width: 8 }),
      lines('Failed', 'Share of the requests that failed.', [[ratio(count, ['tenant_id'], failed, tenant), '{{tenant_id}}']], { unit: 'percentunit', labels: ['tenant_id'], width: 8 }),
      durations('99th percentile', 'Duration of requests, with the traces behind it.', [[quantile(0.99, requests, ['tenant_id'], tenant), '{{tenant_id}}']], { labels: ['tenant_id'], width: 8 }),
      row('Compared'),
      rows('Tenants', 'Each tenant beside the others.', {
        'Requests/s': [rate(count, ['tenant_id'], tenant), 'reqps'],
        Failed: [ratio(count, ['tenant_id'], failed, tenant), 'percentunit'],
        p99: [quantile(0.99, requests, ['tenant_id'], tenant), 's'],
        'Log records/s': [`sum by (tenant_id) (rate(logback_events_total{${tenant}}[$__rate_interval]))`, 'cps'],
      }, { labels: ['tenant_id'], sort: 'Requests/s', width: 12 }),
      lines('Without series of their own', 'Requests per second of tenants that are beyond the limit, of unknown tenants, and of the system.', [[`${rate(count, ['tenant_id'], 'tenant_id=~"_.*"')} or vector(0)`, '{{tenant_id}}']], { unit: 'reqps' }),
      row('Tenant ids'),
      lines('Rejected', 'Tenant ids that were rejected in five minutes, by reason and source.', [['sum by (service_name, tenant_rejection_reason, tenant_resolution_source) (increase(tenant_rejections_total[5m])) or vector(0)', '{{service_name}} {{tenant_rejection_reason}} {{tenant_resolution_source}}']], { labels: ['service_name'] }),
      lines('Unknown', 'Items per second without a known tenant, by service and signal.', [['sum by (service_name, signal) (rate(tenant_unknown_total[$__rate_interval])) or vector(0)', '{{service_name}} {{signal}}']], { unit: 'cps', labels: ['service_name'] }),
      records('Errors', 'Error records of these tenants. Each leads to its trace.', '{service_name=~".+"} | tenant_id=~"$tenant" | severity_number >= 17'),
    ],
  });
