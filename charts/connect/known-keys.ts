import { CONNECTOR_KEYS } from './connector-keys.js';
import { type ConnectorKeys, words } from './key-list.js';

/** Keys every connector knows (Connect's ConnectorConfig, to 4.3). */
const ANY = words(`
  name connector.class connector.plugin.version tasks.max tasks.max.enforce
  key.converter key.converter.plugin.version value.converter value.converter.plugin.version header.converter header.converter.plugin.version
  transforms predicates config.action.reload
  errors.retry.timeout errors.retry.delay.max.ms errors.tolerance errors.log.enable errors.log.include.messages`);
const SINK = words(`
  topics topics.regex errors.deadletterqueue.topic.name errors.deadletterqueue.topic.replication.factor
  errors.deadletterqueue.context.headers.enable`);
const SOURCE = words(
  'exactly.once.support transaction.boundary transaction.boundary.interval.ms offsets.storage.topic topic.creation.groups',
);

/** Beginnings behind which another plugin reads what it likes. */
const OPEN_PREFIXES = words(`
  key.converter. value.converter. header.converter. transforms. predicates. producer.override. consumer.override. admin.override. topic.creation.`);

/** All keys a connector of a class takes, those of every connector among them. Nothing for a class we have not read. */
export function knownKeys(connectorClass: string): ConnectorKeys | undefined {
  const own = CONNECTOR_KEYS[connectorClass];
  return own && { keys: [...ANY, ...SINK, ...SOURCE, ...own.keys], prefixes: [...OPEN_PREFIXES, ...own.prefixes] };
}

/** Whether somebody reads a key. */
export const isKnown = ({ keys, prefixes }: ConnectorKeys, key: string) =>
  keys.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
