import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, rows } from './panels.mjs';
import { failed, max, orZero, quantile, rate, ratio, requests, sum, tenant, top } from './queries.mjs';

const count = `${requests}_count`;
const api = ['api-performance', 'API performance'];
const dependencies = ['connections', 'Connections and dependencies'];
const queue = ['messaging_destination_name'];
const queues = `${max('label_replace(rabbitmq_detailed_queue_messages_ready, "messaging_destination_name", "$1", "queue", "(.*)")', queue)} or ${max('messaging_queue_depth', queue)}`;
const alert = 'by (alertname, severity, service_name, tenant_id)';
const firing = `(time() - max ${alert} (ALERTS_FOR_STATE)) and max ${alert} (ALERTS{alertstate="firing"})`;

export default () =>
  dashboard({
    uid: 'tiktickets-overview',
    title: 'Overview',
    question: 'Is the product well? If not: which tenant, which service, which dependency?',
    about: count,
    variables: ['tenant'],
    contents: [
      row('Is the product well?'),
      number('Requests', 'Requests per second that were answered.', rate(count, [], tenant), { unit: 'reqps', to: api }),
      number('Failed', 'Share of the requests that failed. The objective is 0.1 %.', ratio(count, [], failed, tenant), {
        unit: 'percentunit', decimals: 2, to: api, steps: [[0.001, 'orange'], [0.01, 'red']],
      }),
      number('99th percentile', '99 of 100 requests were faster. The objective is 500 ms.', quantile(0.99, requests, [], tenant), {
        unit: 's', to: api, steps: [[0.5, 'red']],
      }),
      number('WhatsApp sessions down', 'Sessions that are disconnected, reconnect, or answer no probe.', orZero(sum('whatsapp_session_active', [], 'whatsapp_session_state=~"disconnected|reconnecting|zombie"', tenant)), {
        to: ['whatsapp-sessions', 'WhatsApp sessions'], steps: [[1, 'orange']],
      }),
      number('Live connections', 'Connections of agents over Socket.IO and STOMP.', orZero(sum('socket_connection_active', [], tenant)), { to: ['live-sockets', 'Live sockets'] }),
      number('Alerts', 'Alerts that fire.', 'count(ALERTS{alertstate="firing"}) or vector(0)', { to: ['/alerting/groups?alertmanager=Alerts', 'Notifications'], steps: [[1, 'red']] }),
      rows('Alerts that fire', 'What fires now, and for how long. A click on an alert leads to its runbook.', {
        'Fires for': [firing, 's'],
      }, {
        labels: ['alertname', 'severity', 'service_name', 'tenant_id'], sort: '-Severity', height: 7, noValue: 'no alert fires',
        own: { alertname: [['Runbook', 'https://github.com/tiktickets/tiktickets-observability/blob/main/docs/runbooks/${__data.fields.alertname}.md']] },
      }),
      row('Which tenant?'),
      rows('Tenants', 'Requests, failures and latency of each tenant. A click on one offers its API performance.', {
        'Requests/s': [rate(count, ['tenant_id'], tenant), 'reqps'],
        Failed: [ratio(count, ['tenant_id'], failed, tenant), 'percentunit', [[0.001, 'orange'], [0.01, 'red']]],
        p99: [quantile(0.99, requests, ['tenant_id'], tenant), 's', [[0.5, 'red']]],
      }, { labels: ['tenant_id'], sort: 'Failed', width: 8 }),
      lines('Requests by tenant', 'Requests per second, the ten largest tenants.', [[top(10, rate(count, ['tenant_id'], tenant)), '{{tenant_id}}']], {
        unit: 'reqps', labels: ['tenant_id'], width: 8,
      }),
      lines('Failed by tenant', 'Share of the requests that failed, the ten worst tenants.', [[top(10, ratio(count, ['tenant_id'], failed, tenant)), '{{tenant_id}}']], {
        unit: 'percentunit', labels: ['tenant_id'], width: 8, steps: [[0.01, 'red']],
      }),
      row('Which service?'),
      rows('Services', 'Requests, failures and latency of each service.', {
        'Requests/s': [rate(count, ['service_name'], tenant), 'reqps'],
        Failed: [ratio(count, ['service_name'], failed, tenant), 'percentunit', [[0.001, 'orange'], [0.01, 'red']]],
        p50: [quantile(0.5, requests, ['service_name'], tenant), 's'],
        p99: [quantile(0.99, requests, ['service_name'], tenant), 's', [[0.5, 'red']]],
      }, { labels: ['service_name'], sort: 'Requests/s', width: 12 }),
      durations('99th percentile by service', 'Duration of requests, with the traces behind it.', [[quantile(0.99, requests, ['service_name'], tenant), '{{service_name}}']], {
        labels: ['service_name'], steps: [[0.5, 'red']],
      }),
      row('Which dependency?'),
      lines('Statements, 95th percentile', 'Duration of statements by database and service.', [
        [quantile(0.95, 'db_client_operation_duration_seconds', ['service_name', 'db_system_name'], tenant), '{{service_name}} {{db_system_name}}'],
      ], { unit: 's', exemplar: true, labels: ['service_name'], to: dependencies, width: 8 }),
      lines('Messages, 95th percentile', 'Duration of processing a message.', [
        [quantile(0.95, 'messaging_process_duration_seconds', ['service_name', 'messaging_destination_name'], tenant), '{{messaging_destination_name}}'],
      ], { unit: 's', exemplar: true, labels: ['service_name', 'messaging_destination_name'], to: dependencies, width: 8 }),
      lines('Queues', 'Messages that wait in a queue, the ten deepest queues: as RabbitMQ says, or else as the services see it.', [[top(10, queues), '{{messaging_destination_name}}']], { to: dependencies, width: 8 }),
    ],
  });
