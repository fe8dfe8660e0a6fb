import { isConnector } from '../../charts/connect/connector-kinds.js';
import type { ConnectorSpec } from '../../charts/connect/connector-spec.js';
import { capturesOf, polledTables } from '../../charts/connect/connectors-settings.js';
import type { DatabaseNeeds } from '../../charts/postgres/needs.js';
import type { StreamJobSpec } from '../../charts/spark/job-spec.js';
import type { KafkaClientSpec } from '../clients/client-spec.js';
import type { Environment } from '../environment.js';
import type { PipelinePart, TopicPart } from './pipeline.js';

/** The parts of all pipelines of an environment, by kind, and the clients that no pipeline has. */
export interface PipelineParts {
  /** Topics. */
  readonly topics: readonly TopicPart[];
  /** Connectors. */
  readonly connectors: readonly ConnectorSpec[];
  /** Stream jobs. */
  readonly streamJobs: readonly StreamJobSpec[];
  /** Clients, those outside pipelines included. */
  readonly clients: readonly KafkaClientSpec[];
  /** What the pipelines ask of the database. */
  readonly database: DatabaseNeeds;
}

/** Sorts the parts of an environment's pipelines. */
export function partsOf({ pipelines = [], clients = [] }: Pick<Environment, 'pipelines' | 'clients'>): PipelineParts {
  const parts = pipelines.flatMap((pipeline) => pipeline.parts);
  const connectors = parts.filter(isConnector);
  return {
    topics: parts.filter((part) => part.kind === 'topic'),
    connectors,
    streamJobs: parts.flatMap((part) => (part.kind === 'stream-job' ? [part.job] : [])),
    clients: [...clients, ...parts].flatMap((part) => (part.kind === 'client' ? [part.client] : [])),
    database: databaseNeeds(parts, connectors),
  };
}

function databaseNeeds(parts: readonly PipelinePart[], connectors: readonly ConnectorSpec[]): DatabaseNeeds {
  const generators = parts.flatMap((part) => (part.kind === 'generator' ? [part] : []));
  const polled = polledTables(connectors);
  const captures = connectors.flatMap((spec) => (spec.kind === 'debezium-postgres' ? [spec.table] : []));
  return {
    tables: [...generators.map(({ table }) => table), ...polled, ...captures],
    polled,
    captured: capturesOf(connectors),
    queried: [],
    generators: generators.map(({ table, rates }) => ({ table, rates })),
  };
}
