import { type ConnectorFact, type Facts, flagOf, type Settings, textOf } from '../facts/index.js';
import type { ConnectorConfig } from './connector-catalogue.js';
import { spotOf } from './nouns.js';
import type { Violation } from './rule.js';

const isClass = (ending: RegExp) => (connector: ConnectorFact) => ending.test(connector.connectorClass ?? '');

/** Whether a connector reads tables by queries. */
export const isJdbcSource = isClass(/\.JdbcSourceConnector$/);
/** Whether it writes files to S3, as Confluent's does. */
export const isConfluentS3 = isClass(/confluent\.connect\.s3\.S3SinkConnector$/);
/** Whether it reads a database's log. */
export const isDebezium = isClass(/^io\.debezium\.connector\./);
/** Whether it reads topics. */
export const isSink = ({ config, connectorClass }: ConnectorFact): boolean =>
  /Sink/.test(connectorClass ?? '') || config.topics !== undefined || config['topics.regex'] !== undefined;

/** A violation of one connector, at one of its settings. */
export const at = (connector: ConnectorFact, key: string, what: string, fix: string): Violation => ({
  ...spotOf(connector.config[key], connector),
  what: `${connector.name}: ${what}`,
  fix,
});

/** The setting a finding is told at: the one that is wrong, or the one it should stand beside. */
export const keyOr = (connector: ConnectorFact, wanted: string, beside: string): string => (connector.config[wanted] ? wanted : beside);

/** Settings of a connector by key, as far as they may be read: a secret is set, and its value is not known. */
export const valuesOf = ({ config }: ConnectorFact): ConnectorConfig =>
  Object.fromEntries(Object.entries(config).map(([key, { value, secret }]) => [key, secret === undefined ? value.trim() : '${secret}']));

type Workers = Facts['connects'][number];

/** Workers that run a connector: those it names, or the only ones there are. */
export const workersOf = (connector: ConnectorFact, { connects }: Pick<Facts, 'connects'>): Workers | undefined =>
  connects.find(({ resource }) => resource === connector.connect) ?? (connects.length === 1 ? connects[0] : undefined);

/** What plugins are called in files, coordinates and on Confluent's hub, by the classes they hold. */
const PLUGINS: readonly (readonly [classes: RegExp, name: string])[] = [
  [/^io\.debezium\.connector\./, 'debezium-connector-[a-z0-9]+'],
  [/^io\.confluent\.connect\.jdbc\./, 'kafka-connect-jdbc'],
  [/^io\.confluent\.connect\.elasticsearch\./, 'kafka-connect-elasticsearch'],
  [/^io\.confluent\.connect\.s3\./, 'kafka-connect-s3'],
];

/** Version of a connector's plugin, where its workers' image or plugins say it. */
export function connectorVersion(connector: ConnectorFact, facts: Facts): string | undefined {
  const workers = workersOf(connector, facts);
  const plugin = PLUGINS.find(([classes]) => classes.test(connector.connectorClass ?? ''))?.[1];
  if (workers === undefined || plugin === undefined) return undefined;
  const version = new RegExp(`${plugin}[-:/](\\d+(?:\\.\\d+)+)`);
  const named = workers.artifacts.map((artifact) => version.exec(artifact)?.[1]).find((found) => found !== undefined);
  const isDebezium = workers.image?.family === 'debezium' && plugin.startsWith('debezium');
  return named ?? (isDebezium ? /^\d+\.\d+/.exec(workers.image?.tag ?? '')?.[0] : undefined);
}

/** What a connector's converter makes of a value; nothing when nobody says. */
export function formatOf(connector: ConnectorFact, workers: Workers | undefined): string | undefined {
  const own = textOf(connector.config, 'value.converter');
  const settings: Settings = own === undefined ? (workers?.settings ?? {}) : connector.config;
  const name = textOf(settings, 'value.converter')?.split('.').at(-1);
  if (name !== 'JsonConverter') return name;
  return flagOf(settings, 'value.converter.schemas.enable') === false ? 'plain JSON' : 'JSON with schemas';
}
