import type { ConnectorSpec } from './connector-spec.js';

const KINDS: Readonly<Record<ConnectorSpec['kind'], true>> = {
  'jdbc-source': true,
  'debezium-postgres': true,
  's3-sink': true,
  'elasticsearch-sink': true,
  file: true,
  connector: true,
};
/** Kinds of connectors. */
export const CONNECTOR_KINDS: readonly string[] = Object.keys(KINDS);

/** Whether a part of a pipeline is a connector. */
export const isConnector = (part: { readonly kind: string }): part is ConnectorSpec => part.kind in KINDS;
