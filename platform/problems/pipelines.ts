import type { KafkaClient } from '../../charts/clients/index.js';
import type { PartsRun } from '../../charts/component.js';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { formatProblems, type TopicParty, topicParties } from '../../charts/connect/index.js';
import { settingProblems, type VersionModel } from '../../charts/kafka/versions/index.js';
import { isExternal } from '../../charts/postgres/spec.js';
import { datasetProblems, generatorProblems } from '../../charts/shared/dataset/index.js';
import { type Problem, under } from '../../charts/shared/index.js';
import { type StreamJob, topicsWritten } from '../../charts/spark/index.js';
import type { Environment } from '../environment.js';
import type { MisspeltOption } from '../pipelines/asked-options.js';
import { type Pipeline, type PipelinePart, topicSettings } from '../pipelines/pipeline.js';
import type { Platform } from '../platform.js';
import { datasetsOf, pipelineNameProblems } from './pipeline-names.js';

/** What is wrong with pipelines as they are written: names, what they need of the environment, datasets and topics' settings. */
export function pipelineProblems(environment: Environment, model: VersionModel): Problem[] {
  const { pipelines = [] } = environment;
  return [
    ...pipelineNameProblems(pipelines),
    ...pipelines.flatMap((pipeline) => under(`pipelines.${pipeline.name}`, onePipeline(pipeline, environment, model))),
  ];
}

function onePipeline({ parts, misspelt = [] }: Pipeline, environment: Environment, model: VersionModel): Problem[] {
  return [
    ...misspelt.map(unknownOption),
    ...datasetsOf(parts).flatMap((dataset) => under(dataset.name, datasetProblems(dataset))),
    ...hostProblems(parts, environment),
    ...parts.flatMap((part) => {
      if (part.kind === 'topic') return under(`${part.name}.settings`, settingProblems('topic', topicSettings(part), model));
      return part.kind === 'generator' ? under(`generator ${part.table.name}`, generatorProblems(part.table, part.rates)) : [];
    }),
  ];
}

const unknownOption = ({ given, meant }: MisspeltOption): Problem => ({
  path: given,
  what: `option ${given} is unknown`,
  why: 'the pipeline does not read it, and runs without what it asks for',
  fix: `write ${meant}`,
});

/** What no component of the environment could run. */
function hostProblems(parts: readonly PipelinePart[], environment: Environment): Problem[] {
  const { postgres } = environment;
  const missing = EVERY_COMPONENT.flatMap(({ key, runs }) => (runs && !environment[key] ? [runs] : []));
  const ownsTables = parts.some((part) => part.kind === 'debezium-postgres' && part.publicationMode === 'filtered');
  return [
    ...missing.filter(({ kinds }) => parts.some(({ kind }) => kinds.includes(kind))).map(unhosted),
    ...(ownsTables && postgres && !isExternal(postgres) ? [notTheOwner] : []),
  ];
}

const unhosted = ({ words, declaration }: PartsRun): Problem => ({
  what: `has ${words.parts}, and the environment has no ${words.component}`,
  why: 'no component would run them',
  fix: `declare ${declaration}`,
});

const notTheOwner: Problem = {
  what: "publicationMode 'filtered' at the platform's own database",
  why: 'the migration owns the tables, and only their owner can publish them: the connector would fail at its start',
  fix: "take it out: the migration makes the publication ('disabled')",
};

/** What is wrong among the pipelines' parts once they are resolved: who reads what others write. */
export const resolvedPipelineProblems = (platform: Platform): Problem[] => [
  ...under('pipelines', formatProblems(partiesOf(platform))),
  ...undeclaredTopics(platform),
];

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
