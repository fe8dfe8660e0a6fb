import { DANGEROUS } from '../../../charts/shared/severity.js';
import { type ConnectorFact, type Settings, textOf } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { CONNECTOR_PERFORMERS, connectors, hasSlot } from './connector-pairs.js';
import { slotChanged, slotOf } from './connectors-moved.js';

/** Connectors that are gone, each with the new one that is like it. */
function gone({ before, after }: Transit): readonly { readonly old: ConnectorFact; readonly successor?: ConnectorFact }[] {
  const names = new Set(after.facts.connectors.map(({ name }) => name));
  const known = new Set(before.facts.connectors.map(({ name }) => name));
  const fresh = after.facts.connectors.filter(({ name }) => !known.has(name));
  return before.facts.connectors
    .filter(({ name }) => !names.has(name))
    .map((old) => {
      const successor = fresh.find(
        (candidate) => candidate.connectorClass === old.connectorClass && likeness(old.config, candidate.config) >= MOSTLY,
      );
      return { old, ...(successor && { successor }) };
    });
}

/** Share of equal settings from which two connectors are one under two names. */
const MOSTLY = 0.7;

function likeness(a: Settings, b: Settings): number {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => key !== 'name');
  return keys.length === 0 ? 1 : keys.filter((key) => textOf(a, key) === textOf(b, key)).length / keys.length;
}

/** CON-22: a connector has another name. */
export const connectorRenamed: Transition = {
  id: 'CON-22',
  title: 'A connector is renamed',
  severities: DANGEROUS,
  why: 'offsets and consumer groups are kept by its name: under the new one a source starts over, and a sink writes everything again',
  source: 'Kafka documentation: Connect, source offsets are keyed by connector name',
  check: (transit) =>
    gone(transit).flatMap(({ old, successor }) =>
      successor === undefined
        ? []
        : [
            {
              resource: `Connector/${old.name}`,
              consequence: 'one-way',
              by: CONNECTOR_PERFORMERS[old.declaredBy],
              isReversible: false,
              text: `Connector ${old.name} becomes ${successor.name}: its offsets stay behind under the earlier name, so it starts over, and both may run at once.`,
              fields: connectorFields(transit, old.name, successor.name),
            },
          ],
    ),
};

/** CON-23: change data capture ends, and the database keeps everything for it. */
export const slotLeftBehind: Transition = {
  id: 'CON-23',
  title: 'A replication slot is left behind',
  severities: DANGEROUS,
  why: 'the database keeps its log for a slot nobody reads, until its disk is full',
  source: 'zalando/postgres-operator#2012',
  check: (transit) => [...slotsLeft(transit), ...connectors(transit).flatMap((pair) => slotChanged(pair, transit))],
};

const slotsLeft = (transit: Transit): readonly Outcome[] =>
  gone(transit).flatMap(({ old, successor }) => {
    const slot = slotOf(old);
    const isKept = successor !== undefined && slotOf(successor) === slot;
    if (!hasSlot(old) || isKept) return [];
    return [
      {
        resource: `Connector/${old.name}`,
        consequence: 'outage',
        by: CONNECTOR_PERFORMERS[old.declaredBy],
        isReversible: false,
        text: `Connector ${old.name} goes, and its slot ${slot} stays: the database keeps its log for it until the disk is full.`,
        fields: connectorFields(transit, old.name),
        procedure: ['stop and delete the connector', `in the database: select pg_drop_replication_slot('${slot}')`],
      },
    ];
  });

/** Changed values of whole connectors. */
const connectorFields = ({ changes }: Transit, ...names: readonly string[]) =>
  changes.flatMap(({ fields }) =>
    fields.filter(({ steps }) => names.some((name) => steps[1] === `${name}.json` || (steps[1] === 'declared.txt' && steps[2] === name))),
  );
