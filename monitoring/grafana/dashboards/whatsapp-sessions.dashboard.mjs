import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, records, rows } from './panels.mjs';
import { both, events, orNone, orZero, quantile, rate, service, sum, top } from './queries.mjs';

const active = 'whatsapp_session_active';
const state = (name) => `whatsapp_session_state="${name}"`;
/** Zero for each tenant that has sessions, but none of these. */
const orAll = (expression) => `${expression} or 0 * ${sum(active, ['tenant_id'], both)}`;
const inState = (name) => orAll(sum(active, ['tenant_id'], state(name), both));
const transitions = 'whatsapp_session_transitions_total';

export default () =>
  dashboard({
    uid: 'whatsapp-sessions',
    title: 'WhatsApp sessions',
    question: 'Are the sessions of each tenant connected, do their messages arrive, and are their browsers well?',
    about: 'whatsapp_session_transitions_total',
    variables: ['service', 'tenant'],
    contents: [
      row('Sessions'),
      number('Connected', 'Sessions that are connected.', orZero(sum(active, [], state('connected'), both))),
      number('Waiting for a scan', 'Sessions that show a QR code.', orZero(sum(active, [], state('awaiting_scan'), both))),
      number('Disconnected', 'Sessions that are not connected.', orZero(sum(active, [], state('disconnected'), both)), { steps: [[1, 'orange']] }),
      number('Unresponsive', 'Sessions that say connected and answer no probe.', orZero(sum(active, [], state('zombie'), both)), { steps: [[1, 'red']] }),
      number('Disconnects', 'Disconnects in this time that no user asked for.', orZero(events(transitions, [], '$__range', 'whatsapp_transition_to="disconnected"', 'whatsapp_disconnect_reason!~"requested|logout"', both)), { unit: 'locale', decimals: 0, total: true, steps: [[1, 'orange']] }),
      number('Reconnects', 'Attempts to reconnect in this time.', orZero(events(transitions, [], '$__range', 'whatsapp_transition_to="reconnecting"', both)), { unit: 'locale', decimals: 0, total: true }),
      lines('Sessions by state', 'Number of sessions in each state.', [[sum(active, ['whatsapp_session_state'], both), '{{whatsapp_session_state}}']], {
        stack: true, width: 8, colors: { '^connected$': 'green', '^connecting$|^authenticated$': 'light-green', '^awaiting_scan$': 'blue', '^reconnecting$': 'yellow', '^disconnected$': 'orange', '^zombie$': 'red' },
      }),
      lines('Disconnects by reason', 'Disconnects in five minutes.', [
        [orNone(events(transitions, ['service_name', 'tenant_id', 'whatsapp_disconnect_reason'], '5m', 'whatsapp_transition_to="disconnected"', both), 'whatsapp_disconnect_reason'), '{{tenant_id}} {{whatsapp_disconnect_reason}}'],
      ], { labels: ['service_name', 'tenant_id'], width: 8 }),
      lines('Logins by QR code', 'Codes that were issued, and logins by their outcome, in five minutes.', [
        [`sum(increase(whatsapp_qr_issued_total{${both}}[5m]))`, 'issued'],
        [`sum by (whatsapp_outcome) (increase(whatsapp_qr_scan_duration_seconds_count{${both}}[5m]))`, '{{whatsapp_outcome}}'],
      ], { width: 8 }),
      rows('Tenants', 'Sessions of each tenant by state, and disconnects in this time. Those without a connection first.', {
        Connected: [inState('connected'), 'locale'],
        'To be scanned': [inState('awaiting_scan'), 'locale'],
        Disconnected: [inState('disconnected'), 'locale', [[1, 'orange']]],
        Unresponsive: [inState('zombie'), 'locale', [[1, 'red']]],
        Disconnects: [orAll(events(transitions, ['tenant_id'], '$__range', 'whatsapp_transition_to="disconnected"', both)), 'locale', [[1, 'orange']]],
      }, { labels: ['tenant_id'], sort: '-Connected', width: 14 }),
      records('State changes', 'What each session changed to, and why it was disconnected. Each record leads to its trace.', '{service_name="$service"} | tenant_id=~"$tenant" | whatsapp_transition_to!=""', {
        line: '{{.tenant_id}}  {{.whatsapp_session_id}}  {{.whatsapp_transition_to}}{{if .whatsapp_disconnect_reason}}: {{.whatsapp_disconnect_reason}}{{end}}',
        width: 10, height: 8,
      }),
      row('Messages'),
      lines('Messages', 'Messages per second by direction and outcome.', [[rate('whatsapp_messages_total', ['whatsapp_direction', 'whatsapp_outcome'], both), '{{whatsapp_direction}} {{whatsapp_outcome}}']], { unit: 'count:msg/s', width: 8, colors: { failure: 'red' } }),
      durations('Sending', 'Time until the engine accepts a message.', [
        [quantile(0.5, 'whatsapp_message_send_duration_seconds', [], both), 'p50'],
        [quantile(0.95, 'whatsapp_message_send_duration_seconds', [], both), 'p95'],
      ], { width: 8, steps: [[5, 'red']] }),
      durations('Acknowledgement, 95th percentile', 'Time from sending until the server, the device or the reader acknowledges.', [[quantile(0.95, 'whatsapp_message_ack_duration_seconds', ['whatsapp_ack_level'], both), '{{whatsapp_ack_level}}']], { width: 8 }),
      row('Browsers'),
      lines('Memory by session', 'Resident memory of the browsers, the ten largest.', [[top(10, sum('browser_session_memory_usage_bytes', ['service_name', 'tenant_id', 'whatsapp_session_id'], both)), '{{tenant_id}} {{whatsapp_session_id}}']], { unit: 'bytes', labels: ['service_name', 'tenant_id'], width: 8, noValue: 'no browser is measured' }),
      lines('Processor by session', 'Processors that the browsers use, the ten busiest.', [[top(10, sum('browser_session_cpu_utilization_ratio', ['service_name', 'tenant_id', 'whatsapp_session_id'], both)), '{{tenant_id}} {{whatsapp_session_id}}']], { labels: ['service_name', 'tenant_id'], width: 8, noValue: 'no browser is measured' }),
      lines('Processes', 'Browser processes, those without their parent, and crashes in five minutes.', [
        [sum('browser_process_active', [], service), 'running'],
        [sum('browser_process_orphaned', [], service), 'orphaned'],
        [orZero(`sum(increase(browser_process_exits_total{browser_exit_reason="crash", ${service}}[5m]))`), 'crashed'],
      ], { width: 8 }),
    ],
  });
