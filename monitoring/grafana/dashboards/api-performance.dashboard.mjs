import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number, records, rows, traces } from './panels.mjs';
import { both, failed, increase, max, orNone, quantile, quantileOfAll, rate, ratio, ratioOfAll, requests, service, sum, top } from './queries.mjs';

const count = `${requests}_count`;
const operation = 'http_route=~"$operation|"';
const here = [both, operation];
const route = ['service_name', 'http_request_method', 'http_route'];

export default () =>
  dashboard({
    uid: 'api-performance',
    title: 'API performance',
    question: 'Which requests are slow or fail, on which route and of which tenant, and what limits the service?',
    about: count,
    variables: ['service', 'tenant', 'operation', 'trace_tenant'],
    contents: [
      row('Rate, errors, duration'),
      number('Requests', 'Requests per second.', rate(count, [], ...here), { unit: 'reqps', width: 6 }),
      number('Failed', 'Share of the requests that failed. The objective is 0.1 %.', ratio(count, [], failed, ...here), {
        unit: 'percentunit', decimals: 2, width: 6, steps: [[0.001, 'orange'], [0.01, 'red']],
      }),
      number('Median', 'Half of the requests were faster.', quantile(0.5, requests, [], ...here), { unit: 's', width: 6 }),
      number('99th percentile', '99 of 100 requests were faster. The objective is 500 ms.', quantile(0.99, requests, [], ...here), { unit: 's', width: 6, steps: [[0.5, 'red']] }),
      durations('Duration', 'Percentiles of the duration of requests, with the traces behind them.', [
        [quantile(0.5, requests, [], ...here), 'p50'],
        [quantile(0.95, requests, [], ...here), 'p95'],
        [quantile(0.99, requests, [], ...here), 'p99'],
      ], { steps: [[0.5, 'red']] }),
      lines('Requests by status', 'Requests per second by the status of the response.', [[rate(count, ['http_response_status_code'], ...here), '{{http_response_status_code}}']], {
        unit: 'reqps', stack: true, colors: { '^1': 'text', '^200': 'green', '^20[1-9]': 'dark-green', '^3': 'blue', '^4': 'orange', '^5': 'red' },
      }),
      row('Routes and tenants'),
      rows('Routes', 'The slowest routes first, in this time. A click on one offers its traces.', {
        Requests: [increase(count, route, ...here), 'locale'],
        Failed: [ratioOfAll(count, route, failed, ...here), 'percentunit', [[0.001, 'orange'], [0.01, 'red']]],
        p50: [quantileOfAll(0.5, requests, route, ...here), 's'],
        p95: [quantileOfAll(0.95, requests, route, ...here), 's'],
        p99: [quantileOfAll(0.99, requests, route, ...here), 's', [[0.5, 'red']]],
      }, { labels: route, sort: 'p99' }),
      durations('99th percentile by route', 'The five slowest routes of each moment.', [[top(5, quantile(0.99, requests, ['service_name', 'http_route'], ...here)), '{{http_route}}']], { labels: ['service_name', 'http_route'] }),
      durations('99th percentile by tenant', 'The five slowest tenants of each moment.', [[top(5, quantile(0.99, requests, ['service_name', 'tenant_id'], ...here)), '{{tenant_id}}']], { labels: ['service_name', 'tenant_id'] }),
      row('Errors and their traces'),
      lines('Failed by cause', 'Failed requests per second, by status or exception.', [
        [orNone(rate(count, ['service_name', 'tenant_id', 'error_type'], failed, ...here), 'error_type'), '{{tenant_id}} {{error_type}}'],
      ], { unit: 'reqps', labels: ['service_name', 'tenant_id'] }),
      traces('Traces', 'The newest traces of the tenant that "Traces of" names: one of the chosen tenants.', { width: 12 }),
      records('Warnings and errors', 'Log records of this service and these tenants. Each leads to its trace.', '{service_name="$service"} | tenant_id=~"$tenant" | severity_number >= 13'),
      row('What limits it'),
      durations('Statements, 95th percentile', 'The five slowest statements of each moment.', [[top(5, quantile(0.95, 'db_client_operation_duration_seconds', ['service_name', 'db_query_summary'], 'db_query_summary!=""', both)), '{{db_query_summary}}']], { labels: ['service_name', 'db_query_summary'] }),
      lines('Connections', 'Connections of each pool, and threads that wait for one.', [
        [sum('db_client_connection_count', ['db_client_connection_pool_name', 'db_client_connection_state'], service), '{{db_client_connection_pool_name}} {{db_client_connection_state}}'],
        [sum('db_client_connection_pending_requests', ['db_client_connection_pool_name'], service), '{{db_client_connection_pool_name}} waiting'],
      ], { width: 6 }),
      lines('Request threads', 'Threads of Tomcat that are busy, and their limit.', [[max('tomcat_threads_busy', [], service), 'busy'], [max('tomcat_threads_config_max', [], service), 'limit']], { width: 6 }),
    ],
  });
