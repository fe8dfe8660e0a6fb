import { BLOCK } from '../../charts/shared/severity.js';
import { editDistance, nearest } from '../../charts/shared/spelling.js';
import { type ConnectorFact, type Facts, listOf, textOf } from '../facts/index.js';
import { at, connectorVersion, isSink, valuesOf } from './connector.js';
import { isKnown, knownKeys, unmetDemands, unreadKeys } from './connector-catalogue.js';
import { spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Settings of connectors, by themselves. */
export const CONNECTOR_SETTINGS: readonly Rule[] = [
  {
    id: 'CON-40',
    title: 'a connector is given a setting that it does not read',
    severity: BLOCK,
    why: 'Connect passes every setting on and complains of none: under a wrong name it has no effect',
    source: 'debezium/debezium#4645, MaterializeInc/materialize#22434',
    wrong:
      'class: io.debezium.connector.postgresql.PostgresConnector\nconfig: { table.whitelist: public.orders }   # since 2.0 every table is captured',
    right: 'config: { table.include.list: public.orders }',
    check: (facts) => facts.connectors.flatMap((each) => [...unread(each, facts), ...misspelt(each)]),
  },
  {
    id: 'CON-41',
    title: 'settings of a connector are missing, or exclude one another',
    severity: BLOCK,
    why: 'the workers refuse the connector, or its tasks stop at once',
    source: 'confluentinc/kafka-connect-jdbc#1173, confluentinc/kafka-connect-storage-common#34',
    wrong: 'partitioner.class: …TimeBasedPartitioner   # and no timezone',
    right: 'path.format: "\'day\'=YYYY-MM-dd"\npartition.duration.ms: 86400000\nlocale: en-US\ntimezone: UTC',
    check: (facts) => facts.connectors.flatMap((each) => [...unmet(each, facts), ...untyped(each), ...topicLists(each)]),
  },
];

function unread(connector: ConnectorFact, facts: Facts): readonly Violation[] {
  const version = connectorVersion(connector, facts);
  return unreadKeys(connector.connectorClass ?? '', valuesOf(connector), version).map((found) => {
    const { key, instead, isValue, since, isTooNew, isSure, effect } = found;
    const named = isValue ? `${key} ${textOf(connector.config, key)}` : key;
    const known = version === undefined ? '' : `, and this is ${version}`;
    const what = isTooNew
      ? `${named} is read since version ${since}${known}: ${effect}`
      : `${named} is not read since version ${since}${known}: ${effect}`;
    const fix = instead === undefined ? `remove ${key}` : isValue ? `set ${key} to ${instead}` : `use ${instead}`;
    return { ...at(connector, key, what, fix), ...(!isSure && { atMost: 'warn' as const }) };
  });
}

/** Letters of a key that may be wrong for another to be what was meant: a plugin may read keys that are not listed. */
const FEW = 2;
/** Beginnings that Connect itself reads for every connector, long enough not to be another plugin's. */
const OF_CONNECT = [
  'transforms',
  'predicates',
  'key.converter',
  'value.converter',
  'header.converter',
  'errors.tolerance',
  'errors.deadletterqueue',
];

function misspelt(connector: ConnectorFact): readonly Violation[] {
  const known = knownKeys(connector.connectorClass ?? '');
  return Object.keys(connector.config).flatMap((key) => {
    if (known !== undefined && isKnown(known, key)) return [];
    const meant = meantBeginning(key) ?? nearest(key, known?.keys ?? []);
    if (meant === undefined || connector.config[meant] !== undefined || editDistance(key, meant) > FEW) return [];
    const what = `${key} is no setting of ${connector.connectorClass?.split('.').at(-1) ?? 'a connector'}`;
    return [{ ...at(connector, key, what, `did you mean ${meant}?`), atMost: 'warn' as const }];
  });
}

/** A key that begins nearly as those Connect reads itself, put right. */
function meantBeginning(key: string): string | undefined {
  for (const word of OF_CONNECT) {
    const begin = key.split('.').slice(0, word.split('.').length).join('.');
    if (begin === word) return undefined;
    const rest = key.slice(begin.length);
    if (editDistance(begin, word) <= FEW && (rest === '' || rest.startsWith('.'))) return `${word}${rest}`;
  }
  return undefined;
}

const unmet = (connector: ConnectorFact, facts: Facts): readonly Violation[] =>
  unmetDemands(connector.connectorClass ?? '', valuesOf(connector), connectorVersion(connector, facts)).map(
    ({ missing, because, effect }) => {
      const { config } = connector;
      const said = missing.map(({ key }) => (config[key] === undefined ? `${key} is not set` : `${key} is ${textOf(config, key)}`));
      const beside = because === undefined ? '' : ` with ${because} ${textOf(config, because)}`;
      const spot = missing.find(({ key }) => config[key] !== undefined)?.key ?? because ?? '';
      const fix = `set ${missing.map(({ key, example }) => `${key}, e.g. ${example}`).join('; ')}`;
      return at(connector, spot, `${said.join(', ')}${beside}: ${effect}`, fix);
    },
  );

/** Transforms and predicates that are listed, and have no class. */
const untyped = (connector: ConnectorFact): readonly Violation[] =>
  ['transforms', 'predicates'].flatMap((kind) =>
    listOf(connector.config, kind)
      .filter((name) => connector.config[`${kind}.${name}.type`] === undefined && !/[${}]/.test(name))
      .map((name) =>
        at(
          connector,
          kind,
          `${kind} lists ${name}, and ${kind}.${name}.type is not set`,
          `set ${kind}.${name}.type, or take ${name} off the list`,
        ),
      ),
  );

function topicLists(connector: ConnectorFact): readonly Violation[] {
  const { topics, 'topics.regex': regex } = connector.config;
  if (topics !== undefined && regex !== undefined)
    return [at(connector, 'topics.regex', 'topics and topics.regex are both set', 'keep one of them')];
  if (topics !== undefined || regex !== undefined || !isSink(connector)) return [];
  return [{ ...spotOf(undefined, connector), what: `${connector.name}: neither topics nor topics.regex is set`, fix: 'set topics' }];
}
