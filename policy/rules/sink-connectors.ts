import { ACKNOWLEDGE, BLOCK_IN_PRODUCTION, INFORM } from '../../charts/shared/severity.js';
import { type ConnectorFact, type Facts, flagOf, listOf, numberOf, type Settings, textOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { at, isConfluentS3, isSink } from './connector.js';
import { SILENT_LOSS, SMALL_OBJECTS, toleranceOf } from './connector-catalogue.js';
import { clusterOf, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** How records reach files. */
export const SINK_CONNECTORS: readonly Rule[] = [
  {
    ...ruleOf(SMALL_OBJECTS),
    title: 'the S3 sink writes many small objects',
    source: 'confluentinc/kafka-connect-storage-cloud#70 and #359',
    wrong: 'flush.size: 1',
    right: 'flush.size: 10000\nrotate.interval.ms: 60000',
    check: ({ connectors }) =>
      connectors.filter(isConfluentS3).flatMap((each) => {
        const records = numberOf(each.config, 'flush.size');
        if (records === undefined) return [];
        return boundViolations(SMALL_OBJECTS, { records }, spotOf(each.config['flush.size'], each), each.name);
      }),
  },
  {
    id: 'CON-17',
    title: 'the last records of a quiet topic wait',
    severity: INFORM,
    why: 'rotate.interval.ms is counted in the records’ own time: a file is closed by the next record, however late that comes',
    source: 'confluentinc/kafka-connect-storage-cloud#144',
    wrong: 'rotate.interval.ms: 60000',
    right: 'rotate.interval.ms: 60000\nrotate.schedule.interval.ms: 600000\ntimezone: UTC',
    check: ({ connectors }) =>
      connectors
        .filter(
          (each) =>
            isConfluentS3(each) &&
            numberOf(each.config, 'rotate.interval.ms') !== undefined &&
            numberOf(each.config, 'rotate.schedule.interval.ms') === undefined,
        )
        .map((each) =>
          at(
            each,
            'rotate.interval.ms',
            'files close by record time only',
            'where records may stop coming, add rotate.schedule.interval.ms; it costs exactly-once',
          ),
        ),
  },
  {
    id: 'CON-18',
    title: 'rotation by the clock, where it does not fit',
    severity: ACKNOWLEDGE,
    why: 'without a timezone the connector is refused; with record time asked for, a restart writes the same records into other files, so they are there twice',
    source: 'confluentinc/kafka-connect-storage-cloud#177',
    wrong: 'rotate.schedule.interval.ms: 60000\ntimestamp.extractor: Record',
    right: 'rotate.interval.ms: 60000\ntimestamp.extractor: Record',
    check: ({ connectors }) => connectors.filter(isConfluentS3).flatMap(clockRotation),
  },
  {
    id: 'CON-20',
    title: 'keys of AWS instead of a role',
    severity: BLOCK_IN_PRODUCTION,
    why: 'a key does not expire and works from anywhere: whoever reads it has the bucket until somebody notices',
    source: 'AWS documentation, IAM roles for service accounts; checkov CKV_AWS_41',
    wrong: 'aws.access.key.id: AKIA…\naws.secret.access.key: …',
    right: '# no keys: the pod’s role is found by the default chain',
    check: ({ connectors }) =>
      connectors
        .filter(({ config: each }) => each['aws.access.key.id'] !== undefined && each['store.url'] === undefined)
        .map((each) => ({
          ...at(each, 'aws.access.key.id', 'it logs in with a key', 'give the workers’ service account a role'),
          ...milderForReferences(each),
        })),
  },
  {
    ...ruleOf(SILENT_LOSS),
    title: 'errors.tolerance=all without a dead letter topic or a log',
    source: 'Kafka documentation of errors.tolerance',
    wrong: 'errors.tolerance: all',
    right: 'errors.tolerance: all\nerrors.deadletterqueue.topic.name: orders-dead-letters\nerrors.log.enable: true',
    check: ({ connectors }) =>
      connectors.flatMap((each) => {
        const values = toleranceOf((key) => textOf(each.config, key), isSink(each));
        return boundViolations(SILENT_LOSS, values, spotOf(each.config['errors.tolerance'], each), each.name);
      }),
  },
  {
    id: 'CON-28',
    title: 'a sink reads a topic that nobody declares',
    severity: BLOCK_IN_PRODUCTION,
    why: 'topics are not made by accident here: the sink waits for a topic that never comes',
    source: 'Kafka documentation of auto.create.topics.enable',
    wrong: 'topics: order   # orders is declared',
    right: 'topics: orders',
    check: (facts) => facts.connectors.flatMap((each) => undeclared(each, facts)),
  },
];

const milderForReferences = ({ config: settings }: ConnectorFact) =>
  settings['aws.secret.access.key']?.secret === 'literal' ? {} : { atMost: 'warn' as const };

function clockRotation(connector: ConnectorFact): readonly Violation[] {
  const { config: settings } = connector;
  const every = numberOf(settings, 'rotate.schedule.interval.ms') ?? -1;
  if (every <= 0) return [];
  if (settings.timezone === undefined) return [at(connector, 'rotate.schedule.interval.ms', 'there is no timezone', 'set timezone to UTC')];
  if (!/^Record/.test(textOf(settings, 'timestamp.extractor') ?? '')) return [];
  return [
    at(
      connector,
      'rotate.schedule.interval.ms',
      'files close by the clock, and are named by record time',
      'use rotate.interval.ms, or accept duplicates after a restart',
    ),
  ];
}

function undeclared(connector: ConnectorFact, facts: Facts): readonly Violation[] {
  const workers = facts.connects.find(({ resource }) => resource === connector.connect);
  const cluster = clusterOf(facts, workers?.cluster);
  const declared = facts.topics.filter((topic) => topic.cluster === cluster?.key).map(({ name }) => name);
  if (cluster === undefined || declared.length === 0 || !isClosed(cluster.settings) || !isSink(connector)) return [];
  return listOf(connector.config, 'topics')
    .filter((topic) => !declared.includes(topic))
    .map((topic) =>
      at(connector, 'topics', `topic ${topic} is not declared`, `declare it, or read one of ${declared.slice(0, 5).join(', ')}`),
    );
}

const isClosed = (settings: Settings) => flagOf(settings, 'auto.create.topics.enable') === false;
