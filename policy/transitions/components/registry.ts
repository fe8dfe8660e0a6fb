import { ACKNOWLEDGE, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { type RegistryFact, textOf } from '../../facts/index.js';
import { compareBootstraps } from '../kafka/addresses.js';
import { matchedByName } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';

const registries = ({ before, after }: Transit) =>
  matchedByName(before.facts.registries, after.facts.registries, ({ resource }) => resource);
const LEVEL_KEYS = ['schema.compatibility.level', 'avro.compatibility.level', 'SCHEMA_REGISTRY_SCHEMA_COMPATIBILITY_LEVEL'] as const;

/** What a level asks of a new schema. */
function demands(level: string): readonly string[] {
  const [name = '', transitive] = level.toUpperCase().split('_');
  const directions = name === 'FULL' ? ['BACKWARD', 'FORWARD'] : name === 'BACKWARD' || name === 'FORWARD' ? [name] : [];
  return directions.flatMap((direction) => [direction, ...(transitive ? [`${direction} to all versions`] : [])]);
}

const lost = (before: string, after: string) => demands(before).filter((demand) => !demands(after).includes(demand));

/** The registry's own level, where nobody says one. */
const DEFAULT_LEVEL = 'BACKWARD';

/** SRG-01: new schemas are checked less. */
export const compatibilityLowered: Transition = {
  id: 'SRG-01',
  title: 'New schemas are checked less',
  severities: ACKNOWLEDGE,
  why: 'a schema that breaks readers is then accepted, and its records stay in the topic',
  source: 'salsify/avro-schema-registry#59',
  check: (transit) =>
    transit.changes.flatMap(({ fields }) =>
      fields.flatMap((field): readonly Outcome[] => {
        const isLevel = field.steps[1] === 'levels.txt' && field.steps[2] === 'level';
        if (!isLevel && !LEVEL_KEYS.some((key) => field.steps.includes(key))) return [];
        const [before, after] = [String(field.before ?? DEFAULT_LEVEL), String(field.after ?? DEFAULT_LEVEL)];
        const gone = lost(before, after === 'INHERIT' ? DEFAULT_LEVEL : after);
        if (gone.length === 0) return [];
        const subject = isLevel ? subjectName(field.steps[3] ?? '') : 'every subject';
        const text = `Compatibility of ${subject} goes from ${before} to ${after}: new schemas are no longer checked for ${listed(gone.map((demand) => demand.toLowerCase()))}.`;
        const by = isLevel ? 'levels-job' : 'controller';
        return [
          {
            resource: `Subject/${subject}`,
            consequence: 'one-way',
            by,
            isReversible: true,
            text,
            fields: [field],
            ...(after === 'NONE' && { severities: DANGEROUS }),
          },
        ];
      }),
    ),
};

/** Subject of a line of `levels.txt`, by the path the registry keeps its level at. */
export const subjectName = (path: string) => decodeURIComponent(path.replace(/^\/config\/?/, '')) || 'every subject';

/** SRG-05: the registry keeps its schemas elsewhere, or elects its leader among others. */
export const registryMoved: Transition = {
  id: 'SRG-05',
  title: 'A registry looks for its schemas elsewhere',
  severities: DANGEROUS,
  why: 'in another topic there are no schemas, and ids are given a second time; in another group there are two leaders',
  source: 'Confluent documentation: kafkastore.topic, schema.registry.group.id',
  check: (transit) =>
    registries(transit).flatMap(({ old, now }): readonly Outcome[] => {
      const [before, after] = [addressOf(old), addressOf(now)];
      const how = compareBootstraps(before, after, now.namespace, transit);
      const unsure = how === 'unknown' ? 'the files do not say whether it is the same; in another one ' : 'in another Kafka cluster ';
      const parts = [
        ...(old.topic === now.topic
          ? []
          : [`its topic ${old.topic} becomes ${now.topic}: it finds no schemas there, and gives their ids to others`]),
        ...(old.groupId === now.groupId
          ? []
          : [`its group ${old.groupId} becomes ${now.groupId}: while it rolls there are two leaders, which give one id twice`]),
        ...(how === 'same' ? [] : [`its Kafka ${before} becomes ${after}: ${unsure}it finds no schemas, and gives their ids to others`]),
      ];
      const isUnsure = old.topic === now.topic && old.groupId === now.groupId;
      if (parts.length === 0) return [];
      const fields = transit.changes.flatMap((change) => change.fields.filter(({ steps }) => isKept(steps)));
      return [
        {
          resource: now.resource,
          consequence: 'data-loss',
          by: 'controller',
          isReversible: false,
          text: `${now.name}: ${listed(parts)}.`,
          fields,
          ...(isUnsure && { severities: how === 'unknown' ? WARN : ACKNOWLEDGE }),
        },
      ];
    }),
};

const ADDRESSES = ['kafkastore.bootstrap.servers', 'bootstrap.servers'];
/** Brokers that a registry keeps its schemas on. */
const addressOf = ({ settings }: RegistryFact) => ADDRESSES.map((key) => textOf(settings, key)).find((found) => found !== undefined);

const isKept = (steps: readonly string[]) =>
  [
    'kafkastore.topic',
    'schema.registry.group.id',
    'kafkastore.bootstrap.servers',
    'SCHEMA_REGISTRY_KAFKASTORE_TOPIC',
    'SCHEMA_REGISTRY_SCHEMA_REGISTRY_GROUP_ID',
    'SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS',
  ].some((key) => steps.includes(key));
