import { boundProblems, type Problem } from '../shared/index.js';
import { SHARED_SLOT } from './bounds.js';
import type { Connector } from './connector.js';
import { DEBEZIUM_POSTGRES_CLASS } from './connectors/debezium-postgres.js';
import { JDBC_SOURCE_CLASS } from './connectors/jdbc-source.js';

/** Two connectors of one name. */
export const duplicateProblems = (connectors: readonly Connector[]): Problem[] =>
  connectors
    .filter(({ name }, index) => connectors.findIndex((other) => other.name === name) < index)
    .map(({ name }) => ({
      path: 'connectors',
      what: `connector ${name} is declared twice`,
      why: 'one would overwrite the other',
      fix: 'rename one',
    }));

/** Two readers of one slot lose to each other what only one of them saw. */
export function sharedSlots(connectors: readonly Connector[]): Problem[] {
  const captures = connectors.filter(({ connectorClass }) => connectorClass === DEBEZIUM_POSTGRES_CLASS);
  const slots = captures.map(slotOf);
  const shared = slots.flatMap((slot, index) =>
    boundProblems(SHARED_SLOT, { ...slot, others: slots.slice(0, index) }, `connectors.${slot.of}`),
  );
  return [...shared, ...sharedNames(captures)];
}

const slotOf = ({ name, config }: Connector) => ({
  of: name,
  slot: config['slot.name'] ?? '',
  server: `${config['database.hostname']} ${config['database.port']}`,
});

function sharedNames(captures: readonly Connector[]): Problem[] {
  return ['publication.name', 'topic.prefix'].flatMap((key) =>
    captures.flatMap((connector, index) => {
      const other = captures.slice(0, index).find(({ config }) => isShared(key, config, connector.config));
      if (!other) return [];
      const what = `${key} ${connector.config[key]} is also that of ${other.name}`;
      return [
        { path: `connectors.${connector.name}`, what, why: 'each would take changes away from the other', fix: `give each its own ${key}` },
      ];
    }),
  );
}

/** A publication can serve two slots, unless a connector rewrites it for its own table. */
function isShared(key: string, a: Connector['config'], b: Connector['config']): boolean {
  const isSame = (name: string) => a[name] === b[name];
  const rewrites = [a, b].some((config) => config['publication.autocreate.mode'] !== 'disabled');
  return isSame(key) && isSame('database.hostname') && isSame('database.port') && (key !== 'publication.name' || rewrites);
}

/** Sources that key records by the row's key; the topic of the rows is the first they write. */
const KEYED_BY_ROW = [DEBEZIUM_POSTGRES_CLASS, JDBC_SOURCE_CLASS];

/** Rows of two sources under one key. Another class may key its records so that they never meet. */
export function sharedTopics(connectors: readonly Connector[]): Problem[] {
  const sources = connectors.filter(({ connectorClass }) => KEYED_BY_ROW.includes(connectorClass));
  return sources.flatMap(({ name, writes: [topic] }, index) => {
    const other = sources.slice(0, index).find(({ writes: [earlier] }) => earlier === topic);
    if (!other) return [];
    return [
      {
        path: `connectors.${name}.to`,
        what: `topic ${topic} is also written by ${other.name}`,
        why: 'two rows of one key could not be told apart: a reader takes one for the other, and compaction removes the older',
        fix: 'give each source a topic of its own',
      },
    ];
  });
}

/** A source that writes nulls for deletes, and a sink that stops at the first. */
export function tombstoneProblems(connectors: readonly Connector[]): Problem[] {
  const deleting = connectors.filter(({ config }) => config['tombstones.on.delete'] === 'true').flatMap(({ writes }) => writes);
  return connectors
    .filter(({ config, reads }) => config['behavior.on.null.values'] === 'fail' && reads.some((topic) => deleting.includes(topic)))
    .map(({ name }) => ({
      path: `connectors.${name}.nullValues`,
      what: "nullValues 'fail' on a topic where deletes are null values",
      why: 'the first delete stops the sink',
      fix: "use nullValues: 'ignore', or 'write' or 'delete' where the sink knows it",
    }));
}
