// Expressions that several dashboards ask. Every one is filtered by the variables of its dashboard.

export const service = 'service_name=~"$service"';
export const tenant = 'tenant_id=~"$tenant"';
export const both = `${service}, ${tenant}`;

const matchers = (...parts) => (parts.length ? `{${parts.filter(Boolean).join(', ')}}` : '');
const by = (labels) => (labels.length ? ` by (${labels.join(', ')})` : '');

export const select = (metric, ...parts) => metric + matchers(...parts);

/** Per second. */
export const rate = (metric, labels, ...parts) => `sum${by(labels)} (rate(${select(metric, ...parts)}[$__rate_interval]))`;

/** In the time that the dashboard shows. */
export const increase = (metric, labels, ...parts) => `sum${by(labels)} (increase(${select(metric, ...parts)}[$__range]))`;

/** How many events there were in a time such as 5m. A counter that is born with an event has no zero before it, and no increase. */
export const events = (metric, labels, time, ...parts) => {
  const counter = select(metric, ...parts);
  return `sum${by(labels)} ((last_over_time(${counter}[${time}]) unless ${counter} offset ${time}) or increase(${counter}[${time}]))`;
};

export const sum = (metric, labels, ...parts) => `sum${by(labels)} (${select(metric, ...parts)})`;
export const max = (metric, labels, ...parts) => `max${by(labels)} (${select(metric, ...parts)})`;

/** A percentile of a histogram, by its name without "_bucket". */
export const quantile = (q, metric, labels, ...parts) =>
  `histogram_quantile(${q}, sum by (${[...labels, 'le'].join(', ')}) (rate(${select(`${metric}_bucket`, ...parts)}[$__rate_interval])))`;

export const mean = (metric, labels, ...parts) =>
  `${rate(`${metric}_sum`, labels, ...parts)} / (${rate(`${metric}_count`, labels, ...parts)} > 0)`;

/** A percentile of everything in the time that the dashboard shows. */
export const quantileOfAll = (q, metric, labels, ...parts) => `histogram_quantile(${q}, ${increase(`${metric}_bucket`, [...labels, 'le'], ...parts)})`;

/** The share of a metric's events with this matcher; zero where there are none of them. */
export const ratio = (metric, labels, matcher, ...parts) => {
  const all = rate(metric, labels, ...parts);
  return `(${rate(metric, labels, matcher, ...parts)} or 0 * ${all}) / (${all} > 0)`;
};

/** The same share of everything in the time that the dashboard shows. */
export const ratioOfAll = (metric, labels, matcher, ...parts) => {
  const all = increase(metric, labels, ...parts);
  return `(${increase(metric, labels, matcher, ...parts)} or 0 * ${all}) / (${all} > 0)`;
};

export const orZero = (expression) => `(${expression}) or vector(0)`;

/** A zero that is called "none" while there is nothing, for a legend of this label. */
export const orNone = (expression, label) => `${expression} or on () label_replace(vector(0), "${label}", "none", "", "")`;

export const top = (count, expression) => `topk(${count}, ${expression})`;

export const requests = 'http_server_request_duration_seconds';
export const failed = 'error_type!=""';
