import { isObject, type JsonObject, text } from '../schemas/json.js';

/** API version that a service of a compose file is compared under. */
export const COMPOSE_API = 'compose';
/** Kind of a service of a compose file. */
export const COMPOSE_SERVICE = 'service';

/** Whether a document is a compose file: services, and no kind. */
export const isCompose = ({ services, kind, apiVersion }: JsonObject): boolean =>
  isObject(services) && kind === undefined && apiVersion === undefined;

/** Services of a compose file, as objects that can be compared like others. What can be written in two ways is written in one. */
export const servicesIn = ({ services }: JsonObject): readonly JsonObject[] =>
  Object.entries(isObject(services) ? services : {}).map(([name, service]) => ({
    apiVersion: COMPOSE_API,
    kind: COMPOSE_SERVICE,
    metadata: { name },
    spec: isObject(service) ? oneWay(service) : {},
  }));

const WAYS: Readonly<Record<string, (value: unknown) => unknown>> = {
  environment: named,
  labels: named,
  ports: (value) => (Array.isArray(value) ? value.map(port) : value),
  volumes: (value) => (Array.isArray(value) ? value.map(volume) : value),
  depends_on: (value) => (Array.isArray(value) ? Object.fromEntries(value.map((name) => [String(name), { ...STARTED }])) : value),
};
const STARTED = { condition: 'service_started' };

const oneWay = (service: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(service).map(([field, value]) => [field, Object.hasOwn(WAYS, field) ? WAYS[field]?.(value) : value]));

/** Variables or labels by their names, each a text: `[A=1]` is `{ A: 1 }`. A name alone is taken from the shell. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return Object.fromEntries(value.map(String).map(pair));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, found]) => [name, spelt(found)]));
}

const pair = (entry: string) => [entry.split('=')[0] ?? '', entry.includes('=') ? entry.slice(entry.indexOf('=') + 1) : null] as const;
const spelt = (value: unknown) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value);

/** A port in its short form: `127.0.0.1:9092:9092`, `/udp` where it is not TCP. One that says more keeps its fields. */
function port(value: unknown): unknown {
  if (!isObject(value)) return String(value).replace(/\/tcp$/, '');
  const { target, published, host_ip: ip, protocol = 'tcp', mode = 'ingress', ...more } = value;
  if (Object.keys(more).length > 0 || mode !== 'ingress') return value;
  const parts = [ip, published ?? (ip === undefined ? undefined : ''), target].filter((part) => part !== undefined);
  return `${parts.join(':')}${protocol === 'tcp' ? '' : `/${String(protocol)}`}`;
}

/** A mount in its short form: `data:/var/lib/kafka`, `:ro` where it is read only. One that says more keeps its fields. */
function volume(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { type, source, target, read_only: readOnly = false, ...more } = value;
  const isPlain = (type === 'bind' || type === 'volume') && text(source) !== undefined && text(target) !== undefined;
  return isPlain && Object.keys(more).length === 0 ? `${String(source)}:${String(target)}${readOnly === true ? ':ro' : ''}` : value;
}
