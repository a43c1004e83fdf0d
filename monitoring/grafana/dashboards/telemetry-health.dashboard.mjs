import { dashboard, row } from './dashboard.mjs';
import { lines, number } from './panels.mjs';
import { orNone, orZero } from './queries.mjs';

const third = { width: 8 };
const decided = 'otelcol_processor_tail_sampling_global_count_traces_sampled_total';
const perSecond = (metric, labels) => `sum by (${labels}) (rate(${metric}[$__rate_interval]))`;
// A backend of traces may be a Collector, too: what it accepts is counted already.
const own = 'service_name!="traces-backend"';
const signals = (kind, metric) => ['spans', 'log_records', 'metric_points'].map((item) => [`sum(rate(otelcol_${kind}_${metric}_${item}_total{${own}}[$__rate_interval])) or vector(0)`, item.replace('_', ' ')]);

export default () =>
  dashboard({
    uid: 'telemetry-health',
    title: 'Telemetry health',
    question: 'Does everything that services send arrive, and how long will the disk last?',
    about: 'http_server_request_duration_seconds_count',
    variables: [],
    contents: [
      row('Now'),
      number('Lost in services', 'Spans and log records that services lost in this time.', orZero('sum(increase({__name__=~"otel_sdk_processor_(span|log)_processed_total", error_type!=""}[$__range]))'), { unit: 'locale', decimals: 0, total: true, steps: [[1, 'red']] }),
      number('Refused', 'Spans that the Collector refused in this time.', orZero('sum(increase(otelcol_receiver_refused_spans_total{service_name!="traces-backend"}[$__range]))'), { unit: 'locale', decimals: 0, total: true, steps: [[1, 'red']] }),
      number('Fullest queue', 'Share of the fullest queue of the Collector.', 'max(otelcol_exporter_queue_size / (otelcol_exporter_queue_capacity > 0))', { unit: 'percentunit', decimals: 1, steps: [[0.5, 'orange'], [0.9, 'red']] }),
      number('Backends', 'Backends that answer, of four.', 'sum(up{service_name=~"metrics-backend|logs-backend|traces-backend|alertmanager"})', { steps: [[4, 'green']], base: 'red' }),
      number('Disk', 'Share of the disk that is in use.', 'max(sum without (state, mode) (system_filesystem_usage_bytes{state="used"}) / sum without (state, mode) (system_filesystem_usage_bytes))', { unit: 'percentunit', decimals: 1, steps: [[0.8, 'orange'], [0.9, 'red']] }),
      number('Series', 'Series that Prometheus holds in memory.', 'max(prometheus_tsdb_head_series)', { steps: [[400000, 'red']], noValue: 'not Prometheus' }),
      row('Services'),
      lines('Processed', 'Spans and log records per second by service.', [[perSecond('{__name__=~"otel_sdk_processor_(span|log)_processed_total"}', 'service_name'), '{{service_name}}']], { unit: 'count:items/s', labels: ['service_name'], ...third }),
      lines('Lost', 'Spans and log records per second that services lost, by reason.', [[orNone(perSecond('{__name__=~"otel_sdk_processor_(span|log)_processed_total", error_type!=""}', 'service_name, error_type'), 'error_type'), '{{service_name}} {{error_type}}']], { unit: 'count:items/s', labels: ['service_name'], ...third }),
      lines('Series by service', 'Series of each service in Prometheus.', [['count by (service_name) ({service_name!="", tenant_id!="_system"})', '{{service_name}}']], { labels: ['service_name'], ...third }),
      row('Collector'),
      lines('Accepted', 'Items per second.', signals('receiver', 'accepted'), { unit: 'count:items/s', ...third }),
      lines('Refused', 'Items per second.', signals('receiver', 'refused'), { unit: 'count:items/s', ...third }),
      lines('Not sent', 'Items per second that an exporter gave up.', signals('exporter', 'send_failed'), { unit: 'count:items/s', ...third }),
      lines('Queues', 'Share of each queue that is full.', [['max by (exporter) (otelcol_exporter_queue_size / (otelcol_exporter_queue_capacity > 0))', '{{exporter}}']], { unit: 'percentunit', steps: [[0.9, 'red']], ...third }),
      lines('Traces by decision', 'Traces per second that tail sampling kept and dropped.', [
        [`sum(rate(${decided}{sampled="true"}[$__rate_interval]))`, 'kept'],
        [orZero(`sum(rate(${decided}{sampled="false"}[$__rate_interval]))`), 'dropped'],
      ], { unit: 'count:traces/s', ...third }),
      lines('Memory', 'Resident memory of the Collector and of the backends that measure it.', [['max by (service_name) (process_resident_memory_bytes) or max by (service_name) (otelcol_process_memory_rss_bytes)', '{{service_name}}']], { unit: 'bytes', ...third }),
      row('Limits'),
      lines('Beyond the limit of series', 'Metrics whose number of series has reached its limit, by service.', [[orNone('count by (service_name) ({otel_metric_overflow="true"})', 'service_name'), '{{service_name}}']], { labels: ['service_name'], ...third }),
      lines('Discarded by Loki', 'Log records per second, by reason.', [[orNone(perSecond('loki_discarded_samples_total', 'reason'), 'reason'), '{{reason}}']], { unit: 'count:records/s', ...third }),
      lines('Disk', 'Space of the disk that holds the volumes, by state.', [['sum by (state) (system_filesystem_usage_bytes)', '{{state}}']], { unit: 'bytes', stack: true, ...third }),
    ],
  });
