import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { type ConnectorFact, listOf, type Settings, textOf } from '../../facts/index.js';
import type { BeforeAfter } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { connectorOutcome, connectors, differing, isSink } from './connector-pairs.js';

/** A rule about keys that a connector of a class cannot change unnoticed. */
interface KeyRule {
  readonly of: RegExp;
  readonly keys: readonly string[];
  readonly consequence: Outcome['consequence'];
  readonly meaning: string;
}

const keyOutcomes = (transit: Transit, { of, keys, consequence, meaning }: KeyRule): readonly Outcome[] =>
  connectors(transit).flatMap(({ old, now }) => {
    const found = of.test(now.connectorClass ?? '') ? differing(old.config, now.config, keys) : [];
    if (found.length === 0) return [];
    const text = `Connector ${now.name}: ${listed(found.map(({ words }) => words))}. ${meaning}`;
    return [
      connectorOutcome(
        transit,
        now,
        found.map(({ key }) => key),
        { consequence, isReversible: false, text },
      ),
    ];
  });

/** CON-14: a JDBC source finds its place by other columns. */
export const jdbcModeChanged: Transition = {
  id: 'CON-14',
  title: 'A JDBC source finds its place otherwise',
  severities: ACKNOWLEDGE,
  why: 'the offsets it stored are in the earlier columns: rows are read again, or skipped',
  source: 'confluentinc/kafka-connect-jdbc documentation: mode',
  check: (transit) =>
    keyOutcomes(transit, {
      of: /JdbcSource/i,
      keys: ['mode', 'incrementing.column.name', 'timestamp.column.name', 'query'],
      consequence: 'one-way',
      meaning: 'Its stored offsets no longer apply: rows are read again, or skipped.',
    }),
};

/** CON-19: an S3 sink lays its files out otherwise. */
export const s3LayoutChanged: Transition = {
  id: 'CON-19',
  title: 'An S3 sink lays its files out otherwise',
  severities: ACKNOWLEDGE,
  why: 'readers find two layouts in one place, and files may be written twice',
  source: 'confluentinc/kafka-connect-storage-cloud documentation: partitioner',
  check: (transit) =>
    keyOutcomes(transit, {
      of: /S3Sink/i,
      keys: [
        'partitioner.class',
        'topics.dir',
        'path.format',
        'format.class',
        'partition.field.name',
        'partition.duration.ms',
        'timezone',
        's3.bucket.name',
      ],
      consequence: 'one-way',
      meaning: 'Files that are there keep the earlier layout, and readers meet both.',
    }),
};

/** CON-25: a source writes to other topics. */
export const prefixChanged: Transition = {
  id: 'CON-25',
  title: 'A source writes to other topics',
  severities: DANGEROUS,
  why: 'topics with the new prefix begin empty, and a change data capture connector takes a whole snapshot again',
  source: 'Debezium documentation: topic.prefix',
  check: (transit) => [
    ...keyOutcomes(transit, {
      of: /.*/,
      keys: ['topic.prefix', 'database.server.name'],
      consequence: 'one-way',
      meaning:
        'It writes to new, empty topics; change data capture takes a whole snapshot again, and readers of the earlier topics get nothing more.',
    }),
    ...keyOutcomes(transit, {
      of: /Mirror(Source|Checkpoint)Connector/,
      keys: ['source.cluster.alias', 'replication.policy.class', 'replication.policy.separator'],
      consequence: 'one-way',
      meaning: 'Mirrored topics get other names, and all their records are written again.',
    }),
    ...connectors(transit).flatMap((pair) => routed(pair, transit)),
  ],
};

/** Transforms that send records to other topics. */
const ROUTERS = /Router\b|Router\$|TopicRegex|ExtractTopic|EventRouter/;

/** Routers of a connector, each with its settings. */
function routers(config: Settings): readonly { readonly name: string; readonly meaning: string }[] {
  return listOf(config, 'transforms').flatMap((name) => {
    if (!ROUTERS.test(textOf(config, `transforms.${name}.type`) ?? '')) return [];
    const keys = Object.keys(config).filter((key) => key.startsWith(`transforms.${name}.`));
    const settings = keys.map((key) => [key.slice(`transforms.${name}.`.length), textOf(config, key)]);
    return [{ name, meaning: JSON.stringify(settings.toSorted()) }];
  });
}

function routed({ old, now }: BeforeAfter<ConnectorFact>, transit: Transit): readonly Outcome[] {
  const [before, after] = [routers(old.config), routers(now.config)];
  const without = (these: typeof before, others: typeof before) =>
    these.filter(({ meaning }) => !others.some((other) => other.meaning === meaning)).map(({ name }) => name);
  const changed = [...new Set([...without(before, after), ...without(after, before)])];
  if (changed.length === 0) return [];
  const where = isSink(now) ? 'its records go to other tables, indexes or folders' : 'its records go to other topics, which begin empty';
  const text = `Connector ${now.name}: what routes by topic changes (transforms ${listed(changed)}): ${where}. Those who read the earlier ones get nothing more.`;
  const keys = [...new Set([...Object.keys(old.config), ...Object.keys(now.config)])].filter(
    (key) => key === 'transforms' || changed.some((name) => key.startsWith(`transforms.${name}.`)),
  );
  return [connectorOutcome(transit, now, keys, { consequence: 'one-way', isReversible: false, text, severities: ACKNOWLEDGE })];
}
