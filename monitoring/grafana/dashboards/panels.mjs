// The kinds of panels, and what all of them share: datasource, legend, tooltip, and links to the traces and logs of a series.
import { DashboardLinkBuilder, FieldColorBuilder, FieldColorModeId, MappingType, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import * as common from '@grafana/grafana-foundation-sdk/common';
import * as loki from '@grafana/grafana-foundation-sdk/loki';
import * as logsPanel from '@grafana/grafana-foundation-sdk/logs';
import * as prometheus from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

export const metrics = { type: 'prometheus', uid: 'metrics' };
export const logs = { type: 'loki', uid: 'logs' };
/** The backend of the traces, which an overlay exchanges. */
export const backend = { traces: 'jaeger' };

const refIds = 'ABCDEFGH';

/** [expression, legend], or an expression alone. */
const target = (query, index, { exemplar = false, instant = false, table = false } = {}) => {
  const [expression, legend = ''] = [query].flat();
  const builder = new prometheus.DataqueryBuilder().refId(refIds[index]).datasource(metrics).expr(expression).legendFormat(legend).exemplar(exemplar);
  if (table) builder.format(prometheus.PromQueryFormat.Table);
  return instant ? builder.instant() : builder.range();
};

const thresholds = (steps, base = 'green') =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: base }, ...steps.map(([value, color]) => ({ value, color }))]);

const legend = (placement = common.LegendPlacement.Bottom) => new common.VizLegendOptionsBuilder().showLegend(true).displayMode(common.LegendDisplayMode.List).placement(placement).calcs([]);
const tooltip = () => new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending);

// Grafana replaces what stands in ${…}; everything else of the link is encoded here.
const explore = (datasource, query) => {
  const panes = { a: { datasource: datasource.uid, queries: [{ refId: 'A', datasource, ...query }], range: { from: '${__from}', to: '${__to}' } } };
  return `/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify(panes)).replace(/%24%7B(.*?)%7D/g, (_, name) => `\${${decodeURIComponent(name)}}`)}`;
};

const link = (title, url) => new DashboardLinkBuilder().title(title).url(url).targetBlank(true);

/** Another dashboard, [uid, title], or another page of Grafana, [path, title]. */
const to = ([uid, title]) => link(title, uid.startsWith('/') ? uid : `/d/${uid}?\${__url_time_range}&\${tenant:queryparam}`).targetBlank(false);

/** The labels of series by which traces are searched, too, and what spans call them. */
const tags = { tenant_id: 'tenant_id', http_route: 'http.route', db_query_summary: 'db.query.summary', messaging_destination_name: 'messaging.destination.name' };

const traceQuery = (service, wanted) => {
  const pairs = Object.entries(wanted);
  return backend.traces === 'tempo'
    ? { queryType: 'traceql', limit: 20, query: `{ resource.service.name = "${service}"${pairs.map(([tag, value]) => ` && span.${tag} = "${value}"`).join('')} }` }
    : { queryType: 'search', limit: 20, service, ...(pairs.length ? { tags: pairs.map(([tag, value]) => (tag === 'tenant_id' ? `${tag}=${value}` : `${tag}="${value}"`)).join(' ') } : {}) };
};

/** The traces and logs of a series or row, by the labels that it has; what it has not is that of the dashboard. */
const links = (labels, variables, value) => {
  const has = (name) => labels.includes(name);
  const service = has('service_name') ? value('service_name') : variables.includes('service') ? '${service}' : null;
  const tenant = has('tenant_id') ? value('tenant_id') : null;
  const wanted = Object.fromEntries(Object.entries(tags).filter(([name]) => has(name)).map(([name, tag]) => [tag, value(name)]));
  let whose = '';
  if (!tenant && variables.includes('trace_tenant')) {
    whose = ' of ${trace_tenant}';
    wanted.tenant_id = '${trace_tenant}';
  }
  const selector = `{service_name=~"${service ?? '.+'}"} | tenant_id=~"${tenant ?? (variables.includes('tenant') ? '${tenant:pipe}' : '.+')}"`;
  return [
    ...(service ? [link(`Traces${whose}`, explore({ type: backend.traces, uid: 'traces' }, traceQuery(service, wanted)))] : []),
    link('Logs', explore(logs, { expr: selector })),
    ...(tenant && !variables.includes('service') ? [link(`API performance of ${tenant}`, `/d/api-performance?\${__url_time_range}&var-tenant=${tenant}`)] : []),
  ];
};

const seriesLinks = (labels, variables) => links(labels, variables, (name) => `\${__field.labels.${name}}`);

const frame = (builder, title, description, { width, height, unit = 'short', steps, min, max, decimals, noValue, mappings, base }) => {
  builder.title(title).description(description).datasource(metrics).unit(unit).span(width).height(height);
  if (steps) builder.thresholds(thresholds(steps, base));
  if (min !== undefined) builder.min(min);
  if (max !== undefined) builder.max(max);
  if (decimals !== undefined) builder.decimals(decimals);
  if (noValue !== undefined) builder.noValue(noValue);
  if (mappings) builder.mappings(mappings);
  return builder;
};

/** A color for the series whose names match. */
const painted = (builder, colors) => Object.entries(colors).forEach(([names, color]) => builder.overrideByRegexp(`/${names}/`, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]));

/** Lines over time. Options: unit, labels (those of the series), exemplar, stack, steps, colors (by a pattern of names), legend (its placement), noValue, to (a dashboard that a click offers, too), width, height. */
export const lines = (title, description, queries, options = {}) => (variables) => {
  const builder = frame(new timeseries.PanelBuilder(), title, description, { width: 12, height: 8, min: 0, ...options })
    .legend(legend(options.legend))
    .tooltip(tooltip())
    .lineWidth(1)
    .fillOpacity(options.stack ? 40 : 8)
    .showPoints(common.VisibilityMode.Never)
    .dataLinks([...(options.to ? [to(options.to)] : []), ...seriesLinks(options.labels ?? [], variables)]);
  if (options.stack) builder.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
  if (options.steps) builder.thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Dashed));
  // Nothing but zeros is a line at the bottom of the axis, and not one between 0 and 100.
  if (options.max === undefined && !['s', 'bytes', 'percentunit'].includes(options.unit)) builder.axisSoftMax(options.unit ? 0.1 : 1);
  painted(builder, options.colors ?? {});
  queries.forEach((query, index) => builder.withTarget(target(query, index, { exemplar: options.exemplar })));
  return builder;
};

/** Percentiles of a duration, with the traces behind them as points. */
export const durations = (title, description, queries, options = {}) => lines(title, description, queries, { unit: 's', exemplar: true, ...options });

/** One number. Options: to (the dashboard or page that a click opens, in place of the logs), base (the color below the first of its steps), total (it is one of the whole time, so that it has no course), yes (1 is yes and 0 is no). */
export const number = (title, description, query, options = {}) => (variables) => {
  const mappings = options.yes ? [{ type: MappingType.ValueToText, options: { 1: { text: 'yes' }, 0: { text: 'no' } } }] : undefined;
  const builder = frame(new stat.PanelBuilder(), title, description, { width: 4, height: 4, mappings, ...options })
    .colorMode(options.steps ? common.BigValueColorMode.Value : common.BigValueColorMode.None)
    .graphMode(options.total ? common.BigValueGraphMode.None : common.BigValueGraphMode.Area)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .text(new common.VizTextDisplayOptionsBuilder().valueSize(38))
    .dataLinks(options.to ? [to(options.to)] : seriesLinks(options.labels ?? [], variables))
    .withTarget(target(query, 0, { instant: options.total }));
  // Without thresholds no number is good or bad.
  if (!options.steps) builder.colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor('blue'));
  return builder;
};

/** Labels as people call them. */
const titles = {
  alertname: 'Alert',
  db_query_summary: 'Statement',
  db_system_name: 'Database',
  http_request_method: 'Method',
  http_route: 'Route',
  queue: 'Queue',
  service_name: 'Service',
  severity: 'Severity',
  slo: 'Objective',
  tenant_id: 'Tenant',
};

const cell = (name) => `\${__data.fields.${name}}`;

/**
 * Rows of one instant. Columns: { title: [expression, unit, steps, color below the first step] }; the labels become columns, too.
 * Options: sort (a title, or one with a minus before it for the smallest first), own (links of a label, in place of traces and logs).
 */
export const rows = (title, description, columns, { labels, sort, own, noValue, width = 24, height = 8 }) => (variables) => {
  const builder = new table.PanelBuilder().title(title).description(description).datasource(metrics).span(width).height(height).filterable(false).minWidth(90);
  if (noValue) builder.noValue(noValue);
  const names = Object.keys(columns);
  names.forEach((name, index) => {
    const [expression, unit, steps, base] = columns[name];
    builder.withTarget(target(expression, index, { instant: true, table: true }));
    builder.overrideByName(name, [
      { id: 'unit', value: unit },
      ...(unit === 'locale' ? [{ id: 'decimals', value: 0 }] : []),
      { id: 'custom.align', value: 'right' },
      ...(steps ? [{ id: 'thresholds', value: thresholds(steps, base).build() }, { id: 'custom.cellOptions', value: { type: 'color-text' } }] : []),
    ]);
  });
  const url = links(labels, variables, cell);
  labels.forEach((name) => builder.overrideByName(name, [
    { id: 'displayName', value: titles[name] },
    { id: 'noValue', value: '–' },
    { id: 'custom.minWidth', value: labels.length === 1 && width > 8 ? 190 : 120 },
    { id: 'links', value: (own ? (own[name] ?? []).map(([text, address]) => link(text, address)) : url).map((each) => each.build()) },
  ]));
  builder.withTransformation({ id: 'merge', options: {} });
  const renamed = Object.fromEntries(names.map((name, index) => [names.length > 1 ? `Value #${refIds[index]}` : 'Value', name]));
  const order = Object.fromEntries([...labels, ...Object.keys(renamed)].map((name, index) => [name, index]));
  builder.withTransformation({ id: 'organize', options: { excludeByName: { Time: true, __name__: true }, renameByName: renamed, indexByName: order } });
  if (sort) builder.sortBy([new common.TableSortByFieldStateBuilder().displayName(sort.replace(/^-/, '')).desc(!sort.startsWith('-'))]);
  return builder;
};

/** What a record says first: whose it is, and the exception. */
const withTenantAndException = '{{.tenant_id}}  {{__line__}}{{if .exception_type}}  {{.exception_type}}: {{.exception_message}}{{end}}';

/** Log records, newest first. */
export const records = (title, description, expression, { line = withTenantAndException, width = 24, height = 9 } = {}) => () =>
  new logsPanel.PanelBuilder()
    .title(title)
    .description(description)
    .datasource(logs)
    .span(width)
    .height(height)
    .showTime(true)
    .wrapLogMessage(true)
    .enableLogDetails(true)
    .sortOrder(common.LogsSortOrder.Descending)
    .withTarget(new loki.DataqueryBuilder().refId('A').datasource(logs).expr(`${expression} | line_format \`${line}\``).maxLines(100));

/** The newest traces of a service and tenant. */
export const traces = (title, description, { width = 24, height = 8 } = {}) => () => {
  const datasource = { type: backend.traces, uid: 'traces' };
  const query = { refId: 'A', datasource, ...traceQuery('$service', { tenant_id: '$trace_tenant' }) };
  const builder = new table.PanelBuilder().title(title).description(description).datasource(datasource).span(width).height(height).withTarget({ build: () => query });
  // The name of a trace has what the other columns leave.
  Object.entries({ 'Trace ID': 110, 'Start time': 170, Duration: 90 }).forEach(([name, size]) => builder.overrideByName(name, [{ id: 'custom.width', value: size }]));
  return builder;
};
