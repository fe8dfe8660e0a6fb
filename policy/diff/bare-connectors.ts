import { isObject, type JsonObject, text } from '../schemas/json.js';

/** API version that a connector outside of Kubernetes is compared under. */
export const CONNECTOR_API = 'connector';

/** Connectors as Connect's REST interface takes and gives them, as objects that can be compared like others: one, a list, or an export. */
export function connectorsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(connectorsIn);
  if (!isObject(value) || value.kind !== undefined) return [];
  const config = isObject(value.config) ? value.config : value;
  if (text(config['connector.class']) !== undefined) return [connector(text(value.name) ?? text(config.name) ?? '', config)];
  return Object.values(value).flatMap((each) => exported(each));
}

const exported = (value: unknown): readonly JsonObject[] => {
  if (!isObject(value)) return [];
  const info = isObject(value.info) ? value.info : value;
  return isObject(info.config) && text(info.config['connector.class']) !== undefined ? connectorsIn(info) : [];
};

/** Numbers and truth values are texts there: Connect knows no others. The name is the object's. */
const connector = (name: string, { name: _name, ...config }: JsonObject): JsonObject => ({
  apiVersion: CONNECTOR_API,
  kind: 'connector',
  metadata: { name },
  spec: Object.fromEntries(Object.entries(config).map(([key, value]) => [key, isObject(value) ? value : String(value)])),
});
