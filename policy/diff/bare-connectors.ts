import { connectorsAt } from '../connector-documents.js';
import { isObject, type JsonObject, text } from '../schemas/json.js';

/** API version that a connector outside of Kubernetes is compared under. */
export const CONNECTOR_API = 'connector';

/** Connectors of a document that is no Kubernetes object, as objects that can be compared like others. */
export const connectorsIn = (document: unknown): readonly JsonObject[] =>
  connectorsAt(document).map(({ value }) => {
    const { name, ...config } = isObject(value.config) ? value.config : value;
    return {
      apiVersion: CONNECTOR_API,
      kind: 'connector',
      metadata: { name: text(value.name) ?? text(name) ?? '' },
      spec: Object.fromEntries(Object.entries(config).map(spelt)),
    };
  });

/** Numbers and truth values are texts there: Connect knows no others. */
const spelt = ([key, value]: readonly [string, unknown]) => [key, isObject(value) ? value : String(value)] as const;
