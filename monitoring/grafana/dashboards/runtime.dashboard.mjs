import { dashboard, row } from './dashboard.mjs';
import { durations, lines, number } from './panels.mjs';
import { max, orNone, quantile, rate, service, sum } from './queries.mjs';

const third = { width: 8 };

/** Class and method, without the package. */
const lastTwo = (expression) => `label_replace(${expression}, "code_function_name", "$1", "code_function_name", ".*?([^.]+[.][^.]+)")`;

export default () =>
  dashboard({
    uid: 'runtime',
    title: 'Runtime',
    question: 'Does the service have the memory, threads and processor time that it needs, and the machine?',
    about: 'jvm_thread_count',
    variables: ['service'],
    contents: [
      row('Now'),
      number('Instances', 'Processes that send metrics.', `count(count by (instance) (jvm_thread_count{${service}}))`),
      number('Up for', 'Time since the youngest process started.', `min(process_uptime_seconds{${service}})`, { unit: 's' }),
      number('Processor', 'Share of the machine that the process uses.', max('jvm_cpu_recent_utilization_ratio', [], service), { unit: 'percentunit', steps: [[0.9, 'red']] }),
      number('Heap after collection', 'Share of the heap that is in use after a garbage collection.', `sum(jvm_memory_used_after_last_gc_bytes{jvm_memory_type="heap", ${service}}) / sum(jvm_memory_limit_bytes{jvm_memory_type="heap", ${service}} > 0)`, { unit: 'percentunit', steps: [[0.8, 'orange'], [0.9, 'red']], noValue: 'no collection yet' }),
      number('Threads', 'Threads of the process.', sum('jvm_thread_count', [], service)),
      number('Open files', 'Share of the file descriptors that the process may open.', `max(process_unix_file_descriptor_count{${service}}) / max(process_files_max{${service}})`, { unit: 'percentunit', decimals: 1, steps: [[0.8, 'red']] }),
      row('Memory and garbage collection'),
      lines('Memory', 'Memory in use by type, and the limit of the heap.', [
        [sum('jvm_memory_used_bytes', ['jvm_memory_type'], service), '{{jvm_memory_type}}'],
        [`sum(jvm_memory_limit_bytes{jvm_memory_type="heap", ${service}} > 0)`, 'limit of the heap'],
      ], { unit: 'bytes', width: 8 }),
      lines('Pools', 'Memory in use by pool.', [[sum('jvm_memory_used_bytes', ['jvm_memory_pool_name'], service), '{{jvm_memory_pool_name}}']], { unit: 'bytes', stack: true, legend: 'right', width: 9 }),
      lines('Garbage collection', 'Share of the time that is spent in collections.', [[orNone(rate('jvm_gc_duration_seconds_sum', ['jvm_gc_name'], service), 'jvm_gc_name'), '{{jvm_gc_name}}']], { unit: 'percentunit', steps: [[0.1, 'red']], width: 7 }),
      row('Threads and executors'),
      lines('Threads', 'Threads by state.', [[sum('jvm_thread_count', ['jvm_thread_state'], service), '{{jvm_thread_state}}']], { stack: true, width: 6 }),
      lines('Executors', 'Threads that run a task, and tasks that wait.', [[sum('executor_active', ['name'], service), '{{name}} active'], [sum('executor_queued', ['name'], service), '{{name}} waiting']], { legend: 'right', width: 10 }),
      durations('Scheduled tasks, 95th percentile', 'Duration of runs.', [[lastTwo(quantile(0.95, 'tasks_scheduled_execution_seconds', ['code_function_name'], service)), '{{code_function_name}}']], third),
      row('Machine'),
      lines('Processor', 'Share of the processors in use.', [['1 - avg(system_cpu_utilization_ratio{state="idle"})', 'machine'], [max('jvm_cpu_recent_utilization_ratio', ['service_name'], service), '{{service_name}}']], { unit: 'percentunit', max: 1, ...third }),
      lines('Memory', 'Share of the memory by state.', [['avg by (state) (system_memory_utilization_ratio)', '{{state}}']], { unit: 'percentunit', stack: true, max: 1, ...third }),
      lines('Disk', 'Bytes read and written per second.', [['sum by (direction) (rate(system_disk_io_bytes_total[$__rate_interval]))', '{{direction}}']], { unit: 'Bps', ...third }),
    ],
  });
