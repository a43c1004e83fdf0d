// A dashboard: its question, its variables, and links to the others that keep variables and time.
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  QueryVariableBuilder,
  RowBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { metrics } from './panels.mjs';

const values = (name, label, metric, labelName) =>
  new QueryVariableBuilder(name)
    .label(label)
    .datasource(metrics)
    .query({ query: `label_values(${metric}, ${labelName})`, refId: 'v' })
    .definition(`label_values(${metric}, ${labelName})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc);

// In the address of a link a plus would be a space, therefore not ".+".
const all = (variable) =>
  variable.multi(true).includeAll(true).allValue('.*').current({ selected: true, text: ['All'], value: ['$__all'] });

/** Each variable by its name, from the metric that a dashboard is about. */
const variables = {
  service: (metric) => values('service', 'Service', metric, 'service_name'),
  tenant: (metric, names) => all(values('tenant', 'Tenant', `${metric}${names.includes('service') ? '{service_name=~"$service"}' : ''}`, 'tenant_id')),
  operation: (metric) => all(values('operation', 'Operation', `${metric}{service_name=~"$service"}`, 'http_route')),
  // One of the chosen tenants: traces are searched by one tenant only.
  trace_tenant: (metric) => values('trace_tenant', 'Traces of', `${metric}{service_name=~"$service", tenant_id=~"$tenant", tenant_id!~"_.*"}`, 'tenant_id'),
};

const others = () =>
  new DashboardLinkBuilder().title('Dashboards').type(DashboardLinkType.Dashboards).tags(['tiktickets']).asDropdown(true).includeVars(true).keepTime(true);

/**
 * Contents are rows and panels: { row: 'Title' } begins a row.
 */
export const dashboard = ({ uid, title, question, about, variables: names, from = 'now-1h', contents }) => {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(question)
    .tags(['tiktickets'])
    .timezone('browser')
    .readonly()
    .refresh('1m')
    .time({ from, to: 'now' })
    .tooltip(DashboardCursorSync.Crosshair)
    .link(others());
  names.forEach((name) => builder.withVariable(variables[name](about, names)));
  contents.forEach((content) => (content.row ? builder.withRow(new RowBuilder(content.row)) : builder.withPanel(content(names))));
  return builder.build();
};

export const row = (title) => ({ row: title });
