import { WARN } from '../../../charts/shared/severity.js';
import { type ConnectorFact, listOf, type Settings, textOf } from '../../facts/index.js';
import type { BeforeAfter } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { connectorOutcome, connectors, isCapture, isSink } from './connector-pairs.js';

/** CON-52: a connector reads fewer topics, tables or collections than before, or more. */
export const selectionChanged: Transition = {
  id: 'CON-52',
  title: 'A connector no longer reads something, or only its later changes',
  severities: WARN,
  why: 'what is taken out gets to the other side no more; rows that exist are not captured of a table that is added without a snapshot',
  source: 'Debezium documentation: table.include.list, incremental snapshots; Kafka documentation: Connect, topics',
  check: (transit) => connectors(transit).flatMap((pair) => outcomes(pair, transit)),
};

/** Keys that say what is read, each with its earlier name. */
const INCLUDED = ['table', 'schema', 'database', 'collection', 'column'].flatMap((of) => [
  [`${of}.include.list`, `${of}.whitelist`] as const,
]);
const EXCLUDED = ['table', 'schema', 'database', 'collection', 'column'].map((of) => [`${of}.exclude.list`, `${of}.blacklist`] as const);

function outcomes({ old, now }: BeforeAfter<ConnectorFact>, transit: Transit): readonly Outcome[] {
  if (isSink(old) && isSink(now)) return topicsLost({ old, now }, transit);
  return [
    ...INCLUDED.flatMap((keys) => listChange({ old, now }, keys, 'included', transit)),
    ...EXCLUDED.flatMap((keys) => listChange({ old, now }, keys, 'excluded', transit)),
  ];
}

const membersOf = (config: Settings, keys: readonly string[]): readonly string[] => keys.flatMap((key) => listOf(config, key));
const without = (these: readonly string[], others: readonly string[]) => these.filter((each) => !others.includes(each));

function topicsLost({ old, now }: BeforeAfter<ConnectorFact>, transit: Transit): readonly Outcome[] {
  const [before, after] = [old, now].map(({ config }) => textOf(config, 'topics.regex'));
  const gone = without(listOf(old.config, 'topics'), listOf(now.config, 'topics')).filter((topic) => !isMatched(topic, after));
  const isOther = before !== undefined && after !== before;
  if (gone.length === 0 && !isOther) return [];
  const what = [
    ...(gone.length > 0 ? [listed(gone)] : []),
    ...(isOther ? [`topics of ${before} that ${after ?? 'its list'} leaves out`] : []),
  ];
  const text = `Connector ${now.name} no longer reads ${listed(what)}: their records do not get to its target any more.`;
  return [connectorOutcome(transit, now, ['topics', 'topics.regex'], { consequence: 'outage', isReversible: true, text })];
}

/** Whether a pattern takes a topic; one that cannot be read here takes none. */
function isMatched(topic: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return false;
  try {
    return new RegExp(`^(?:${pattern})$`).test(topic);
  } catch {
    return false;
  }
}

function listChange(
  { old, now }: BeforeAfter<ConnectorFact>,
  keys: readonly [string, string],
  how: 'included' | 'excluded',
  transit: Transit,
): readonly Outcome[] {
  const [before, after] = [membersOf(old.config, keys), membersOf(now.config, keys)];
  const [key] = keys;
  const [came, went] = [without(after, before), without(before, after)];
  // A list that begins to include leaves the rest out, and one that ends lets everything in.
  const [less, more] = how === 'included' ? [went, came] : [came, went];
  const begins = how === 'included' && before.length === 0 && after.length > 0;
  const ends = how === 'included' && before.length > 0 && after.length === 0;
  const parts = [
    ...(begins ? [`it reads ${listed(after)} alone (${key}): changes of everything else are not read any more`] : []),
    ...(less.length > 0 && !ends ? [`it no longer reads ${listed(less)} (${key})`] : []),
    ...(isCapture(now) && ((more.length > 0 && !begins) || ends)
      ? [`it reads ${ends ? 'everything' : listed(more)} as well (${key}): rows that exist are not captured without a snapshot of them`]
      : []),
  ];
  if (parts.length === 0) return [];
  const text = `Connector ${now.name}: ${listed(parts)}.`;
  return [connectorOutcome(transit, now, keys, { consequence: 'outage', isReversible: true, text })];
}
