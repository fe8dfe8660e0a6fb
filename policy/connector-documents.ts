import { at, isObject, type JsonObject } from './schemas/json.js';

/** A connector in a document, as Connect's REST interface takes and gives it: with its settings under `config`, or flat. */
export interface ConnectorPlace {
  /** Fields and indexes that lead to it; none where the document is the connector. */
  readonly steps: readonly string[];
  /** The connector. */
  readonly value: JsonObject;
}

/** Connectors of a document outside of Kubernetes: one, a list, or an export by name, as of `GET /connectors?expand=info`. */
export function connectorsAt(document: unknown, steps: readonly string[] = []): readonly ConnectorPlace[] {
  if (Array.isArray(document)) return document.flatMap((each, index) => connectorsAt(each, [...steps, String(index)]));
  if (!isObject(document) || (document.kind ?? undefined) !== undefined) return [];
  if (hasClass(document) || hasClass(document.config)) return [{ steps, value: document }];
  return Object.entries(document).flatMap(([name, each]) => {
    const [inside, value] = hasClass(at(each, 'config')) ? [[], each] : [['info'], at(each, 'info')];
    return isObject(value) && hasClass(value.config) ? [{ steps: [...steps, name, ...inside], value }] : [];
  });
}

const hasClass = (config: unknown): boolean => isObject(config) && typeof config['connector.class'] === 'string';
