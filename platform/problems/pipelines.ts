import type { KafkaClient } from '../../charts/clients/index.js';
import { formatProblems, type TopicParty, topicParties } from '../../charts/connect/index.js';
import { settingProblems, type VersionModel } from '../../charts/kafka/versions/index.js';
import { datasetProblems, generatorProblems } from '../../charts/shared/dataset/index.js';
import { type Problem, under } from '../../charts/shared/index.js';
import { type StreamJob, topicsWritten } from '../../charts/spark/index.js';
import { connectSpecProblems } from '../components/connect.js';
import { connectorSpecProblems } from '../components/connectors-resolve.js';
import { isExternal } from '../components/postgres.js';
import { streamJobSpecProblems } from '../components/stream-job.js';
import type { Environment } from '../environment.js';
import { type Pipeline, type PipelinePart, topicSettings } from '../pipelines/pipeline.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { Platform } from '../platform.js';
import { componentContext } from '../resolve/components.js';
import { type ConnectPlace, connectorSurroundings, streamJobSpecs } from '../resolve/pipelines.js';
import type { Inputs } from '../resolve/resolve.js';
import { datasetsOf, pipelineNameProblems } from './pipeline-names.js';

/** What is wrong with pipelines as they are written: names, what they need of the environment, datasets and topics' settings. */
export function pipelineProblems(environment: Environment, model: VersionModel): Problem[] {
  const { pipelines = [] } = environment;
  return [
    ...pipelineNameProblems(pipelines),
    ...pipelines.flatMap((pipeline) => under(`pipelines.${pipeline.name}`, onePipeline(pipeline, environment, model))),
  ];
}

function onePipeline({ parts }: Pipeline, environment: Environment, model: VersionModel): Problem[] {
  return [
    ...datasetsOf(parts).flatMap((dataset) => under(dataset.name, datasetProblems(dataset))),
    ...hostProblems(parts, environment),
    ...parts.flatMap((part) => {
      if (part.kind === 'topic') return under(`${part.name}.settings`, settingProblems('topic', topicSettings(part), model));
      return part.kind === 'generator' ? under(`generator ${part.table.name}`, generatorProblems(part.table, part.rates)) : [];
    }),
  ];
}

/** What no component of the environment could run. */
function hostProblems(parts: readonly PipelinePart[], { connect, spark, postgres }: Environment): Problem[] {
  const kinds = new Set(parts.map(({ kind }) => kind));
  const has = (...wanted: readonly PipelinePart['kind'][]) => wanted.some((kind) => kinds.has(kind));
  const ownsTables = parts.some((part) => part.kind === 'debezium-postgres' && part.publicationMode === 'filtered');
  return [
    ...(!connect && has('jdbc-source', 'debezium-postgres', 's3-sink', 'elasticsearch-sink', 'file', 'connector')
      ? [unhosted('connectors', 'connect', 'connect: { plugins: [ … ] }')]
      : []),
    ...(!spark && has('stream-job') ? [unhosted('stream jobs', 'Spark', 'spark: {}')] : []),
    ...(!postgres && has('generator') ? [unhosted('a generator', 'database', 'postgres: {}')] : []),
    ...(ownsTables && postgres && !isExternal(postgres) ? [notTheOwner] : []),
  ];
}

const unhosted = (what: string, host: string, fix: string): Problem => ({
  what: `has ${what}, and the environment has no ${host}`,
  why: 'nothing would run them',
  fix: `declare ${fix}`,
});

const notTheOwner: Problem = {
  what: "publicationMode 'filtered' at the platform's own database",
  why: 'the migration owns the tables, and only their owner can publish them: the connector would fail at its start',
  fix: "take it out: the migration makes the publication ('disabled')",
};

/** What is wrong among the pipelines' parts once they are resolved: workers, connectors, jobs, and who reads what others write. */
export function resolvedPipelineProblems(environment: Environment, inputs: Inputs, platform: Platform): Problem[] {
  return [
    ...workerProblems(environment, inputs, platform),
    ...connectorsProblems(environment, platform),
    ...jobProblems(environment, platform),
    ...under('pipelines', formatProblems(partiesOf(platform))),
    ...undeclaredTopics(platform),
  ];
}

function workerProblems(
  { connect: spec }: Environment,
  { release, model, connectModel = model }: Inputs,
  { connect }: Platform,
): Problem[] {
  if (!spec || !connect || !release.connect) return [];
  return under('connect', connectSpecProblems(spec, { connect: connect.workers, release: release.connect, connectModel }));
}

function connectorsProblems(environment: Environment, { connect, kafka, workloads, postgres, objectStore }: Platform): Problem[] {
  if (!connect) return [];
  const context = componentContext(environment, kafka, workloads);
  const registryUrl = connect.workers.converters.value.registryUrl;
  const surroundings = connectorSurroundings({
    environment,
    context,
    ...(registryUrl && { registryUrl }),
    ...(postgres && { database: postgres }),
    ...(objectStore && { objectStore }),
  });
  const host = { ...connect.workers, workers: connect.workers.replicas };
  return [...connectorSpecProblems(partsOf(environment).connectors, surroundings, host), ...retiredProblems(connect)];
}

const retiredProblems = ({ connectors, retired }: ConnectPlace): Problem[] =>
  connectors
    .filter(({ name }) => retired.includes(name))
    .map(({ name }) => ({
      path: 'connect.retiredConnectors',
      what: `connector ${name} is both declared and retired`,
      why: 'it would be delivered and deleted at every apply',
      fix: 'take it out of retiredConnectors, or out of its pipeline',
    }));

function jobProblems(environment: Environment, { spark, connect, kafka, workloads }: Platform): Problem[] {
  if (!spark) return [];
  const context = componentContext(environment, kafka, workloads);
  return streamJobSpecProblems(streamJobSpecs(environment, connect?.connectors ?? []), { context, runtime: spark.runtime });
}

/** Everybody who writes or reads a topic. Jobs read keys as bytes, and write keys as text and values as plain JSON. */
export function partiesOf({
  connect,
  spark,
  declaredClients,
}: Pick<Platform, 'connect' | 'spark' | 'declaredClients'>): readonly TopicParty[] {
  const jobs = (spark?.jobs ?? []).flatMap((job): TopicParty[] => [
    { who: `stream job ${job.name}`, does: 'reads', topic: job.source.topic, key: 'bytes', value: job.format.kind },
    ...(job.sink.kind === 'kafka'
      ? [{ who: `stream job ${job.name}`, does: 'writes' as const, topic: job.sink.topic, key: 'string' as const, value: 'json' as const }]
      : []),
  ]);
  return [...topicParties(connect?.connectors ?? []), ...jobs, ...declaredClients.flatMap(clientParties)];
}

const clientParties = ({ name, producers, consumers }: KafkaClient): readonly TopicParty[] =>
  [...producers.map((side) => ({ does: 'writes' as const, side })), ...consumers.map((side) => ({ does: 'reads' as const, side }))].flatMap(
    ({ does, side: { topics, key, value } }) => topics.map((topic) => ({ who: `client ${name}`, does, topic, key, value })),
  );

function undeclaredTopics({ access, connect, spark, declaredClients }: Platform): Problem[] {
  const declared = new Set(access.topics.map(({ name }) => name));
  const used = [
    ...(connect?.connectors ?? []).flatMap(({ name, reads, writes }) =>
      [...reads, ...writes].map((topic) => ({ who: `connectors.${name}`, topic })),
    ),
    ...(spark?.jobs ?? []).flatMap((job) => topicsOf(job).map((topic) => ({ who: `streamJobs.${job.name}`, topic }))),
    ...declaredClients.flatMap(({ name, producers, consumers }) =>
      [...producers, ...consumers].flatMap(({ topics }) => topics.map((topic) => ({ who: `clients.${name}`, topic }))),
    ),
  ];
  return used
    .filter(({ topic }) => !declared.has(topic))
    .map(({ who, topic }) => ({
      path: who,
      what: `topic ${topic} is declared nowhere`,
      why: 'topics are not made on the side: it would wait for ever',
      fix: `add topicOf(dataset, { name: '${topic}', partitions: … }) to the pipeline, or the topic to kafka.topics`,
    }));
}

const topicsOf = (job: StreamJob) => [job.source.topic, ...topicsWritten(job)];
