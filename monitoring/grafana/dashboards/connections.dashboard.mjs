import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, rows } from './panels.mjs';
import { events, max, mean, orZero, quantile, rate, sum, tenant, top } from './queries.mjs';

const published = 'messaging_client_operation_duration_seconds';
const processed = 'messaging_process_duration_seconds';
const ready = 'rabbitmq_detailed_queue_messages_ready';
const hits = 'rate(redis_keyspace_hits_total[$__rate_interval])';
const misses = 'rate(redis_keyspace_misses_total[$__rate_interval])';
const read = 'rate(pg_stat_database_blks_read_total[$__rate_interval])';
const cached = 'rate(pg_stat_database_blks_hit_total[$__rate_interval])';
const database = { width: 8 };
const statement = ['service_name', 'db_system_name', 'db_query_summary'];

export default () =>
  dashboard({
    uid: 'connections',
    title: 'Connections and dependencies',
    question: 'Which queue grows, and are RabbitMQ, PostgreSQL, Redis and the pools in front of them well?',
    about: 'http_server_request_duration_seconds_count',
    variables: ['tenant'],
    contents: [
      row('RabbitMQ'),
      rows('Queues', 'The deepest queues first, and how much each has grown in ten minutes.', {
        Ready: [max(ready, ['queue']), 'locale', [[1000, 'red']]],
        'Growth in 10 min': [`${max(ready, ['queue'])} - (${max(`${ready} offset 10m`, ['queue'])} or 0 * ${max(ready, ['queue'])})`, 'locale', [[1, 'orange']]],
        Unacknowledged: [max('rabbitmq_detailed_queue_messages_unacked', ['queue']), 'locale'],
        Consumers: [max('rabbitmq_detailed_queue_consumers', ['queue']), 'locale'],
      }, { labels: ['queue'], sort: 'Ready', width: 14 }),
      lines('Waiting messages', 'Messages that are ready for delivery, the ten deepest queues.', [[top(10, max(ready, ['queue'])), '{{queue}}']], { steps: [[1000, 'red']], width: 10 }),
      lines('Published and processed', 'Messages per second.', [
        [rate(`${published}_count`, ['messaging_destination_name'], 'messaging_operation_type="send"', tenant), 'published {{messaging_destination_name}}'],
        [rate(`${processed}_count`, ['messaging_destination_name'], tenant), 'processed {{messaging_destination_name}}'],
      ], { unit: 'count:msg/s' }),
      durations('Processing, 95th percentile', 'Duration of processing a message, with the traces behind it.', [[quantile(0.95, processed, ['service_name', 'messaging_destination_name'], tenant), '{{messaging_destination_name}}']], { labels: ['service_name', 'messaging_destination_name'] }),
      row('Pools of the services'),
      lines('Connections', 'Connections of each pool by state.', [[sum('db_client_connection_count', ['service_name', 'db_client_connection_pool_name', 'db_client_connection_state']), '{{service_name}} {{db_client_connection_pool_name}} {{db_client_connection_state}}']], { labels: ['service_name'], ...database }),
      lines('Waiting for a connection', 'Threads that wait, and time-outs in five minutes.', [
        [sum('db_client_connection_pending_requests', ['service_name', 'db_client_connection_pool_name']), '{{service_name}} {{db_client_connection_pool_name}}'],
        [orZero(events('db_client_connection_timeouts_total', [], '5m')), 'time-outs'],
      ], { labels: ['service_name'], steps: [[1, 'red']], ...database }),
      lines('Use of a connection', 'Mean time for which a connection is in use.', [[mean('db_client_connection_use_time_seconds', ['service_name', 'db_client_connection_pool_name']), '{{service_name}} {{db_client_connection_pool_name}}']], { unit: 's', labels: ['service_name'], ...database }),
      row('PostgreSQL'),
      number('Answers', 'Whether PostgreSQL answers its exporter.', 'min(pg_up)', { yes: true, steps: [[1, 'green']], base: 'red', noValue: 'not measured' }),
      number('Connections', 'Share of the connections that PostgreSQL allows.', 'sum(pg_stat_database_numbackends) / max(pg_settings_max_connections)', { unit: 'percentunit', steps: [[0.8, 'red']], noValue: 'not measured' }),
      number('Found in memory', 'Share of the blocks that needed no disk.', `sum(${cached}) / (sum(${cached}) + sum(${read}) > 0)`, { unit: 'percentunit', noValue: 'not measured' }),
      number('Oldest transaction', 'Time for which it has been open.', 'max(pg_stat_activity_max_tx_duration)', { unit: 's', steps: [[300, 'orange']], noValue: 'not measured' }),
      number('Locks', 'Locks that are held.', 'sum(pg_locks_count)', { noValue: 'not measured' }),
      number('Size', 'Size of all databases.', 'sum(pg_database_size_bytes)', { unit: 'bytes', noValue: 'not measured' }),
      rows('Statements', 'The statements that use most time. A second per second is one connection that is always busy.', {
        'Time/s': [rate('db_client_operation_duration_seconds_sum', statement, 'db_query_summary!=""', tenant), 's'],
        'Calls/s': [rate('db_client_operation_duration_seconds_count', statement, 'db_query_summary!=""', tenant), 'count:calls/s'],
        p95: [quantile(0.95, 'db_client_operation_duration_seconds', statement, 'db_query_summary!=""', tenant), 's'],
      }, { labels: statement, sort: 'Time/s' }),
      row('Redis'),
      number('Answers', 'Whether Redis answers its exporter.', 'min(redis_up)', { yes: true, steps: [[1, 'green']], base: 'red', noValue: 'not measured' }),
      number('Hit ratio', 'Share of the reads that found a value.', `sum(${hits}) / (sum(${hits}) + sum(${misses}) > 0)`, { unit: 'percentunit', noValue: 'no reads' }),
      number('Memory', 'Memory that Redis uses.', 'sum(redis_memory_used_bytes)', { unit: 'bytes', noValue: 'not measured' }),
      number('Evicted', 'Keys that were evicted in this time.', 'sum(increase(redis_evicted_keys_total[$__range]))', { decimals: 0, total: true, steps: [[1, 'orange']], noValue: 'not measured' }),
      number('Clients', 'Connections of clients.', 'sum(redis_connected_clients)', { noValue: 'not measured' }),
      number('Failed connections', 'Failed attempts of services to reconnect, in this time.', orZero(events('redis_connection_failures_total', [], '$__range')), { decimals: 0, total: true, steps: [[1, 'orange']] }),
      durations('Channels, 95th percentile', 'Time from publishing to a channel until a listener receives the message.', [[quantile(0.95, 'redis_pubsub_delivery_duration_seconds', ['redis_channel'], tenant), '{{redis_channel}}']], {}),
      durations('Commands, 95th percentile', 'Duration of commands of Redis.', [[top(10, quantile(0.95, 'db_client_operation_duration_seconds', ['service_name', 'db_operation_name'], 'db_system_name="redis"', tenant)), '{{db_operation_name}}']], { labels: ['service_name'] }),
    ],
  });
