import { type ConnectorFact, type Settings, textOf } from '../../facts/index.js';
import { matchedByName } from '../kafka/pairs.js';
import type { Outcome, Performer, Transit } from '../transition.js';

/** Connect clusters there were before and after. */
export const workers = ({ before, after }: Transit) =>
  matchedByName(before.facts.connects, after.facts.connects, ({ resource }) => resource);
/** Connectors there were before and after. */
export const connectors = ({ before, after }: Transit) =>
  matchedByName(before.facts.connectors, after.facts.connectors, ({ name }) => name);

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
export const keyFields = ({ changes }: Transit, key: string, name?: string) =>
  changes.flatMap(({ fields }) =>
    fields.filter(
      ({ steps }) =>
        [key, FIELDS[key]].includes(steps.at(-1) ?? '') && (name === undefined || steps.includes(`${name}.json`) || steps[0] === 'spec'),
    ),
  );

/** `key old → new` for those of some keys that differ. */
export function differing(
  old: Settings,
  now: Settings,
  keys: readonly string[],
): readonly { readonly key: string; readonly words: string }[] {
  return keys.flatMap((key) => {
    const [before, after] = [textOf(old, key), textOf(now, key)];
    return before === after ? [] : [{ key, words: `${key} ${before ?? 'unset'} → ${after ?? 'unset'}` }];
  });
}

/** What a rule tells of a connector: who carries it out, and the values of some keys. */
export const connectorOutcome = (
  transit: Transit,
  now: ConnectorFact,
  keys: readonly string[],
  rest: Pick<Outcome, 'consequence' | 'isReversible' | 'text'> & Partial<Outcome>,
): Outcome => ({
  resource: `Connector/${now.name}`,
  by: CONNECTOR_PERFORMERS[now.declaredBy],
  fields: keys.flatMap((key) => keyFields(transit, key, now.name)),
  ...rest,
});

/** Whether a connector writes what it reads from Kafka elsewhere. */
export const isSink = ({ config }: Pick<ConnectorFact, 'config'>): boolean =>
  config.topics !== undefined || config['topics.regex'] !== undefined;

/** Classes that capture the changes of a database. */
export const isCapture = ({ connectorClass = '' }: Pick<ConnectorFact, 'connectorClass'>): boolean =>
  /debezium.*(postgresql|mysql|mariadb|sqlserver|oracle|mongo|db2)/i.test(connectorClass);

/** Those of them that keep a replication slot in it. */
export const hasSlot = (connector: Pick<ConnectorFact, 'connectorClass'>): boolean =>
  isCapture(connector) && /postgresql/.test(connector.connectorClass ?? '');
