import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number } from './panels.mjs';
import { both, failed, orZero, quantile, rate, ratio, sum, top } from './queries.mjs';

const events = 'socket_events_total';

export default () =>
  dashboard({
    uid: 'live-sockets',
    title: 'Live sockets',
    question: 'Are agents connected, and do events reach them at once?',
    about: events,
    variables: ['service', 'tenant'],
    contents: [
      row('Connections'),
      number('Connections', 'Open connections over Socket.IO and STOMP.', orZero(sum('socket_connection_active', [], both)), { width: 6 }),
      number('Events', 'Events per second, both directions.', orZero(rate(events, [], both)), { unit: 'count:events/s', width: 6 }),
      number('Failed', 'Share of the events whose handling failed. The objective is 1 %.', ratio(events, [], failed, both), { unit: 'percentunit', decimals: 2, width: 6, steps: [[0.01, 'red']] }),
      number('Rooms', 'Rooms of Socket.IO with at least one client.', orZero(sum('socket_room_active', [], both)), { width: 6 }),
      lines('Connections by tenant', 'Open connections, the ten largest tenants.', [[top(10, sum('socket_connection_active', ['service_name', 'tenant_id', 'socket_protocol'], both)), '{{tenant_id}} {{socket_protocol}}']], { labels: ['service_name', 'tenant_id'] }),
      lines('Closed by reason', 'Connections that were closed in five minutes.', [[`sum by (socket_protocol, socket_disconnect_reason) (increase(socket_connection_duration_seconds_count{${both}}[5m]))`, '{{socket_protocol}} {{socket_disconnect_reason}}']], { stack: true }),
      row('Events'),
      lines('Events', 'Events per second, the ten most frequent of each moment.', [[top(10, rate(events, ['socket_event', 'socket_direction'], both)), '{{socket_direction}} {{socket_event}}']], { unit: 'count:events/s' }),
      durations('Handling, 95th percentile', 'Duration of handling a received event, the ten slowest.', [[top(10, quantile(0.95, 'socket_event_duration_seconds', ['service_name', 'socket_event'], both)), '{{socket_event}}']], { labels: ['service_name'] }),
      durations('Acknowledgement', 'Time until a client acknowledges an event.', [
        [quantile(0.5, 'socket_ack_duration_seconds', [], both), 'p50'],
        [quantile(0.95, 'socket_ack_duration_seconds', [], both), 'p95'],
      ], { noValue: 'no acknowledgement was asked for' }),
      lines('Message size, 95th percentile', 'Payload of WebSocket messages of STOMP.', [[quantile(0.95, 'socket_message_size_bytes', ['socket_direction'], both), '{{socket_direction}}']], { unit: 'bytes' }),
    ],
  });
