import type { ConnectorSpec } from './components/connectors.js';
import { capturesOf, polledTables } from './components/connectors-settings.js';
import type { DatabaseNeeds } from './components/postgres-needs.js';
import type { StreamJobSpec } from './components/stream-job-spec.js';
import type { Environment } from './environment.js';
import type { PipelinePart, TopicPart } from './pipeline.js';

/** The parts of all pipelines of an environment, by kind. */
export interface PipelineParts {
  readonly topics: readonly TopicPart[];
  readonly connectors: readonly ConnectorSpec[];
  readonly streamJobs: readonly StreamJobSpec[];
  readonly database: DatabaseNeeds;
}

/** Sorts the parts of an environment's pipelines. */
export function partsOf({ pipelines = [] }: Pick<Environment, 'pipelines'>): PipelineParts {
  const parts = pipelines.flatMap((pipeline) => pipeline.parts);
  const connectors = parts.filter(isConnector);
  return {
    topics: parts.filter((part) => part.kind === 'topic'),
    connectors,
    streamJobs: parts.flatMap((part) => (part.kind === 'stream-job' ? [part.job] : [])),
    database: databaseNeeds(parts, connectors),
  };
}

const isConnector = (part: PipelinePart): part is ConnectorSpec =>
  part.kind !== 'topic' && part.kind !== 'stream-job' && part.kind !== 'generator';

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
