import { context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

const MARK = '\u0001otel';

export const enveloped = (message) => {
  const headers = {};
  propagation.inject(context.active(), headers);
  headers.sent = Date.now();
  return `${MARK}${Object.entries(headers).map(([name, value]) => `\t${name}=${value}`).join('')}\n${message}`;
};

export const opened = (text) => {
  const end = text.indexOf('\n');
  if (!text.startsWith(MARK) || end < 0) return { message: text, parent: ROOT_CONTEXT };
  const fields = text.slice(MARK.length, end).split('\t').filter((field) => field.includes('='));
  const headers = Object.fromEntries(fields.map((field) => [field.split('=', 1)[0], field.slice(field.indexOf('=') + 1)]));
  return { message: text.slice(end + 1), parent: propagation.extract(ROOT_CONTEXT, headers) };
};
