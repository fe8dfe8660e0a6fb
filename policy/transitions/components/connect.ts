import { ACKNOWLEDGE, DANGEROUS, INFORM, WARN } from '../../../charts/shared/severity.js';
import { type ConnectorFact, type Settings, textOf } from '../../facts/index.js';
import { matchedByName } from '../kafka/pairs.js';
import type { Outcome, Performer, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

const workers = ({ before, after }: Transit) => matchedByName(before.facts.connects, after.facts.connects, ({ resource }) => resource);
const connectors = ({ before, after }: Transit) => matchedByName(before.facts.connectors, after.facts.connectors, ({ name }) => name);

/** Who brings a connector about. */
export const CONNECTOR_PERFORMERS: Readonly<Record<ConnectorFact['declaredBy'], Performer>> = {
  sluice: 'connector-job',
  strimzi: 'operator',
  file: 'person',
};

/** Fields of Strimzi's resources that are settings under another name. */
const FIELDS: Readonly<Record<string, string>> = {
  'group.id': 'groupId',
  'config.storage.topic': 'configStorageTopic',
  'offset.storage.topic': 'offsetStorageTopic',
  'status.storage.topic': 'statusStorageTopic',
  'bootstrap.servers': 'bootstrapServers',
};

/** Changed values of a key, in worker settings and connectors. */
const keyFields = ({ changes }: Transit, key: string, name?: string) =>
  changes.flatMap(({ fields }) =>
    fields.filter(
      ({ steps }) =>
        [key, FIELDS[key]].includes(steps.at(-1) ?? '') && (name === undefined || steps.includes(`${name}.json`) || steps[0] === 'spec'),
    ),
  );

/** `key old → new` for those of some keys that differ. */
function differing(old: Settings, now: Settings, keys: readonly string[]): readonly { readonly key: string; readonly words: string }[] {
  return keys.flatMap((key) => {
    const [before, after] = [textOf(old, key), textOf(now, key)];
    return before === after ? [] : [{ key, words: `${key} ${before ?? 'unset'} → ${after ?? 'unset'}` }];
  });
}

/** CON-05: the workers keep their state under another name. */
export const groupRenamed: Transition = {
  id: 'CON-05',
  title: 'A Connect cluster looks for its state elsewhere',
  severities: DANGEROUS,
  why: 'connectors, their offsets and their state are in these topics: under another name there are none',
  source: 'Kafka documentation: Connect, group.id and storage topics',
  check: (transit) =>
    workers(transit).flatMap(({ old, now }): readonly Outcome[] => {
      const found = differing(old.settings, now.settings, [
        'group.id',
        'config.storage.topic',
        'offset.storage.topic',
        'status.storage.topic',
      ]);
      if (found.length === 0) return [];
      const fields = found.flatMap(({ key }) => keyFields(transit, key));
      const common = { resource: now.resource, by: 'controller', isReversible: true, fields } as const;
      const what = `${now.name}: ${listed(found.map((each) => each.words))}.`;
      if (found.every(({ key }) => key === 'status.storage.topic')) {
        const text = `${what} The states of connectors and tasks are written there anew; connectors and offsets stay.`;
        return [{ ...common, consequence: 'no-effect', text, severities: INFORM }];
      }
      if (found.every(({ key }) => KEEPS_STATE.includes(key))) {
        const text = `${what} Connectors and offsets stay. While workers restart one by one, those of both groups run all connectors; under ACLs the new group needs rights.`;
        return [{ ...common, consequence: 'restart', text, severities: WARN }];
      }
      const text = `${what} Its connectors and source offsets are gone from its sight: sources read from the beginning again.`;
      return [{ ...common, consequence: 'data-loss', text }];
    }),
};

/** Settings without which the workers find all they had. */
const KEEPS_STATE = ['group.id', 'status.storage.topic'];

/** CON-26: every connector without a converter of its own writes and reads otherwise. */
export const converterChanged: Transition = {
  id: 'CON-26',
  title: 'The converter of the workers changes',
  severities: ACKNOWLEDGE,
  why: 'every connector without one of its own writes, and expects, another format in topics that hold the earlier one',
  source: 'Kafka documentation: Connect, key.converter and value.converter',
  check: (transit) =>
    workers(transit).flatMap(({ old, now }) => {
      const keys = ['key.converter', 'value.converter', 'key.converter.schemas.enable', 'value.converter.schemas.enable'];
      const found = differing(old.settings, now.settings, keys);
      if (found.length === 0) return [];
      const words = `${now.name}: ${listed(found.map((each) => each.words))}. Every connector without a converter of its own writes another format into the same topics.`;
      return [
        {
          resource: now.resource,
          consequence: 'one-way',
          by: 'controller',
          isReversible: false,
          text: words,
          fields: found.flatMap(({ key }) => keyFields(transit, key)),
        },
      ];
    }),
};

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
    return [
      {
        resource: `Connector/${now.name}`,
        consequence,
        by: CONNECTOR_PERFORMERS[now.declaredBy],
        isReversible: false,
        text: `Connector ${now.name}: ${listed(found.map(({ words }) => words))}. ${meaning}`,
        fields: found.flatMap(({ key }) => keyFields(transit, key, now.name)),
      },
    ];
  });

/** CON-14: a JDBC source finds its place by other columns or tables. */
export const jdbcModeChanged: Transition = {
  id: 'CON-14',
  title: 'A JDBC source finds its place otherwise',
  severities: ACKNOWLEDGE,
  why: 'the offsets it stored are in the earlier columns: rows are read again, or skipped',
  source: 'confluentinc/kafka-connect-jdbc documentation: mode',
  check: (transit) =>
    keyOutcomes(transit, {
      of: /JdbcSource/i,
      keys: ['mode', 'incrementing.column.name', 'timestamp.column.name', 'table.whitelist', 'table.include.list', 'query'],
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
  check: (transit) =>
    keyOutcomes(transit, {
      of: /.*/,
      keys: ['topic.prefix', 'database.server.name'],
      consequence: 'one-way',
      meaning:
        'It writes to new, empty topics; change data capture takes a whole snapshot again, and readers of the earlier topics get nothing more.',
    }),
};
