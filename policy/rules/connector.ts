import type { ConnectorFact } from '../facts/index.js';
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
