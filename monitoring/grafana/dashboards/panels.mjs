// The kinds of panels, and what all of them share: datasource, legend, tooltip, and links to the traces and logs of a series.
import { DashboardLinkBuilder, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
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
const target = (query, index, { exemplar = false, instant = false } = {}) => {
  const [expression, legend = ''] = [query].flat();
  const builder = new prometheus.DataqueryBuilder().refId(refIds[index]).datasource(metrics).expr(expression).legendFormat(legend).exemplar(exemplar);
  return instant ? builder.instant().format(prometheus.PromQueryFormat.Table) : builder.range();
};

const thresholds = (steps) =>
  new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: 'green' }, ...steps.map(([value, color]) => ({ value, color }))]);

const legend = () => new common.VizLegendOptionsBuilder().showLegend(true).displayMode(common.LegendDisplayMode.List).placement(common.LegendPlacement.Bottom).calcs([]);
const tooltip = () => new common.VizTooltipOptionsBuilder().mode(common.TooltipDisplayMode.Multi).sort(common.SortOrder.Descending);

// Grafana replaces what stands in ${…}; everything else of the link is encoded here.
const explore = (datasource, query) => {
  const panes = { a: { datasource: datasource.uid, queries: [{ refId: 'A', datasource, ...query }], range: { from: '${__from}', to: '${__to}' } } };
  return `/explore?schemaVersion=1&orgId=1&panes=${encodeURIComponent(JSON.stringify(panes)).replace(/%24%7B(.*?)%7D/g, (_, name) => `\${${decodeURIComponent(name)}}`)}`;
};

const label = (name) => `\${__field.labels.${name}}`;

const traceQuery = (service, tenant) =>
  backend.traces === 'tempo'
    ? { queryType: 'traceql', limit: 20, query: `{ resource.service.name = "${service}"${tenant ? ` && span.tenant_id = "${tenant}"` : ''} }` }
    : { queryType: 'search', limit: 20, service, ...(tenant ? { tags: `tenant_id=${tenant}` } : {}) };

/** The traces and logs of a series, by the labels that it has; what it has not is that of the dashboard. */
const seriesLinks = (labels, variables) => {
  const service = labels.includes('service_name') ? label('service_name') : variables.includes('service') ? '${service}' : null;
  const tenant = labels.includes('tenant_id') ? label('tenant_id') : null;
  const selector = `{service_name=~"${service ?? '.+'}"} | tenant_id=~"${tenant ?? (variables.includes('tenant') ? '${tenant:pipe}' : '.+')}"`;
  const links = [new DashboardLinkBuilder().title('Logs').url(explore(logs, { expr: selector })).targetBlank(true)];
  if (service) links.unshift(new DashboardLinkBuilder().title('Traces').url(explore({ type: backend.traces, uid: 'traces' }, traceQuery(service, tenant))).targetBlank(true));
  return links;
};

const frame = (builder, title, description, { width, height, unit = 'short', steps, min, max, decimals, noValue }) => {
  builder.title(title).description(description).datasource(metrics).unit(unit).span(width).height(height);
  if (steps) builder.thresholds(thresholds(steps));
  if (min !== undefined) builder.min(min);
  if (max !== undefined) builder.max(max);
  if (decimals !== undefined) builder.decimals(decimals);
  if (noValue !== undefined) builder.noValue(noValue);
  return builder;
};

/** Lines over time. Options: unit, labels (those of the series), exemplar, stack, steps, width, height. */
export const lines = (title, description, queries, options = {}) => (variables) => {
  const builder = frame(new timeseries.PanelBuilder(), title, description, { width: 12, height: 8, min: 0, ...options })
    .legend(legend())
    .tooltip(tooltip())
    .lineWidth(1)
    .fillOpacity(options.stack ? 40 : 8)
    .showPoints(common.VisibilityMode.Never)
    .dataLinks(seriesLinks(options.labels ?? [], variables));
  if (options.stack) builder.stacking(new common.StackingConfigBuilder().mode(common.StackingMode.Normal));
  if (options.steps) builder.thresholdsStyle(new common.GraphThresholdsStyleConfigBuilder().mode(common.GraphThresholdsStyleMode.Dashed));
  queries.forEach((query, index) => builder.withTarget(target(query, index, options)));
  return builder;
};

/** Percentiles of a duration, with the traces behind them as points. */
export const durations = (title, description, queries, options = {}) => lines(title, description, queries, { unit: 's', exemplar: true, ...options });

/** One number. */
export const number = (title, description, query, options = {}) => (variables) =>
  frame(new stat.PanelBuilder(), title, description, { width: 4, height: 4, ...options })
    .colorMode(options.steps ? common.BigValueColorMode.Value : common.BigValueColorMode.None)
    .graphMode(common.BigValueGraphMode.Area)
    .reduceOptions(new common.ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .dataLinks(seriesLinks(options.labels ?? [], variables))
    .withTarget(target(query, 0));

/** Rows of one instant. Columns: { title: [expression, unit] }; the labels become columns, too. */
export const rows = (title, description, columns, { labels, sort, width = 24, height = 8 }) => (variables) => {
  const builder = new table.PanelBuilder().title(title).description(description).datasource(metrics).span(width).height(height).filterable(false);
  const names = Object.keys(columns);
  names.forEach((name, index) => {
    builder.withTarget(target(columns[name][0], index, { instant: true }));
    builder.overrideByName(name, [{ id: 'unit', value: columns[name][1] }]);
  });
  builder.withTransformation({ id: 'merge', options: {} });
  const renamed = Object.fromEntries(names.map((name, index) => [names.length > 1 ? `Value #${refIds[index]}` : 'Value', name]));
  const order = Object.fromEntries([...labels, ...Object.keys(renamed)].map((name, index) => [name, index]));
  builder.withTransformation({ id: 'organize', options: { excludeByName: { Time: true }, renameByName: renamed, indexByName: order } });
  if (sort) builder.sortBy([new common.TableSortByFieldStateBuilder().displayName(sort).desc(true)]);
  const cell = (name) => (labels.includes(name) ? `\${__data.fields.${name}}` : null);
  const service = cell('service_name') ?? (variables.includes('service') ? '${service}' : '.+');
  const tenant = cell('tenant_id') ?? (variables.includes('tenant') ? '${tenant:pipe}' : '.+');
  builder.dataLinks([new DashboardLinkBuilder().title('Logs').url(explore(logs, { expr: `{service_name=~"${service}"} | tenant_id=~"${tenant}"` })).targetBlank(true)]);
  return builder;
};

/** Log records, newest first. */
export const records = (title, description, expression, { width = 24, height = 9 } = {}) => () =>
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
    .withTarget(new loki.DataqueryBuilder().refId('A').datasource(logs).expr(expression).maxLines(100));

/** The newest traces of a service and tenant. */
export const traces = (title, description, { width = 24, height = 8 } = {}) => () => {
  const datasource = { type: backend.traces, uid: 'traces' };
  const query = { refId: 'A', datasource, ...traceQuery('$service', '$trace_tenant') };
  return new table.PanelBuilder().title(title).description(description).datasource(datasource).span(width).height(height).withTarget({ build: () => query });
};
