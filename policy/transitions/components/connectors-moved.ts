import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { type ConnectorFact, type Facts, textOf } from '../../facts/index.js';
import type { BeforeAfter } from '../kafka/pairs.js';
import type { Outcome, State, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { connectorOutcome, connectors, differing, hasSlot, isCapture, isSink } from './connector-pairs.js';

/** Slot of a capture where nobody names one. */
const DEFAULT_SLOT = 'debezium';

/** Name of the replication slot that a connector reads. */
export const slotOf = ({ config }: Pick<ConnectorFact, 'config'>): string => textOf(config, 'slot.name') ?? DEFAULT_SLOT;

/** What becomes of the slot of a connector that reads another one, in the same database or another. */
export function slotChanged({ old, now }: BeforeAfter<ConnectorFact>, transit: Transit): readonly Outcome[] {
  if (!hasSlot(old) || !hasSlot(now)) return [];
  const [before, after] = [slotOf(old), slotOf(now)];
  const database = differing(old.config, now.config, ['database.dbname']).map(({ words }) => words);
  const parts = [...(before === after ? [] : [`slot.name ${before} → ${after}`]), ...database];
  if (parts.length === 0) return [];
  const text = `Connector ${now.name}: ${listed(parts)}. Its new slot begins when it is made: changes until then are not captured. The earlier slot ${before} stays, and the database keeps its log for it until the disk is full.`;
  const procedure = [
    'stop the connector',
    'apply, and start a snapshot of what changed in between',
    `in the earlier database: select pg_drop_replication_slot('${before}')`,
  ];
  const keys = ['slot.name', 'database.dbname'];
  return [connectorOutcome(transit, now, keys, { consequence: 'data-loss', isReversible: false, text, procedure })];
}

/** Name of a class, without its package and the word all of them end in: Connect takes it so, too. */
const shortClass = (name = '') => name.replace(/^.*[.$]/, '').replace(/Connector$/, '');

/** CON-50: another class works under the same name. */
export const classChanged: Transition = {
  id: 'CON-50',
  title: 'A connector becomes one of another class',
  severities: ACKNOWLEDGE,
  why: 'offsets are kept by the name of a connector: another class finds offsets that it cannot use, or none',
  source: 'Kafka documentation: Connect, source offsets are keyed by connector name',
  check: (transit) =>
    connectors(transit).flatMap(({ old, now }) => {
      const [before, after] = [old.connectorClass, now.connectorClass];
      if (before === undefined || after === undefined || shortClass(before) === shortClass(after)) return [];
      const slot = hasSlot(old) && !hasSlot(now) ? ` Slot ${slotOf(old)} stays, and its database keeps its log for it.` : '';
      const text = `Connector ${now.name} becomes ${after} instead of ${before}: it finds offsets that it cannot use, or starts over.${slot} Give the new one another name.`;
      return [connectorOutcome(transit, now, ['class', 'connector.class'], { consequence: 'one-way', isReversible: false, text })];
    }),
};

/** CON-51: another Connect cluster runs a connector. */
export const workersChanged: Transition = {
  id: 'CON-51',
  title: 'A connector moves to another Connect cluster',
  severities: ACKNOWLEDGE,
  why: 'source offsets are in a topic of the workers: in another Connect cluster there are none, and the connector starts over',
  source: 'Kafka documentation: Connect, offset.storage.topic',
  check: (transit) =>
    connectors(transit).flatMap(({ old, now }) => {
      const [before, after] = [old, now].map(({ runBy }) => runBy);
      if (before === undefined || before === after || (now.declaredBy !== 'strimzi' && after === undefined)) return [];
      const common = { isReversible: true, consequence: 'one-way' } as const;
      if (after === undefined) {
        const text = `Connector ${now.name} names no Connect cluster any more: ${before} stops it, and no workers run it.`;
        return [connectorOutcome(transit, now, ['strimzi.io/cluster'], { ...common, consequence: 'outage', text })];
      }
      const keeps = keepsPlace({ old, now }, transit);
      const then = keeps
        ? 'It goes on where it is. For a moment both may run it.'
        : `Offsets stay with ${before}: a source starts over, a sink goes on only where both use one Kafka cluster, and both may run it for a moment.`;
      const text = `Connector ${now.name} moves from Connect cluster ${before} to ${after}. ${then}`;
      return [connectorOutcome(transit, now, ['strimzi.io/cluster'], { ...common, text, ...(keeps && { severities: WARN }) })];
    }),
};

/** Whether the other workers find the place of a connector: a sink's in the same Kafka, a source's in the same topic. */
function keepsPlace({ old, now }: BeforeAfter<ConnectorFact>, { before, after }: Transit): boolean {
  const workersOf = ({ connect }: ConnectorFact, { facts }: State): Facts['connects'][number] | undefined =>
    facts.connects.find(({ resource }) => resource === connect);
  const [was, is] = [workersOf(old, before), workersOf(now, after)];
  if (was?.cluster === undefined || was.cluster !== is?.cluster) return false;
  return isSink(now) || (was.storageTopics.offsets !== undefined && was.storageTopics.offsets === is.storageTopics.offsets);
}

/** CON-53: a connector is not to run. */
export const connectorStopped: Transition = {
  id: 'CON-53',
  title: 'A connector is stopped or paused',
  severities: WARN,
  why: 'it reads nothing meanwhile; a database keeps its log for a replication slot that nobody reads, or deletes the log that a capture needs to go on',
  source: 'Debezium documentation: WAL disk space consumption',
  check: (transit) =>
    connectors(transit).flatMap(({ old, now }) => {
      if (now.state === undefined || old.state !== undefined) return [];
      const then = hasSlot(now)
        ? `the database keeps its log for slot ${slotOf(now)} until its disk is full`
        : isCapture(now)
          ? 'once the database has deleted the log from where it stopped, it needs a new snapshot'
          : 'nothing gets to the other side';
      const text = `Connector ${now.name} is ${now.state}: ${then}.`;
      const rest = { consequence: 'outage', isReversible: true, text, ...(isCapture(now) && { severities: ACKNOWLEDGE }) } as const;
      return [connectorOutcome(transit, now, ['state', 'pause'], rest)];
    }),
};
