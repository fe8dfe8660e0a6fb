import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import { type ConnectorFact, type Settings, textOf } from '../../facts/index.js';
import type { BeforeAfter } from '../kafka/pairs.js';
import type { Outcome, State, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { connectorOutcome, connectors, differing, isSink, keyFields, workers } from './connector-pairs.js';

/** CON-26: a connector, or each without a converter of its own, writes and reads another format. */
export const converterChanged: Transition = {
  id: 'CON-26',
  title: 'A converter changes',
  severities: ACKNOWLEDGE,
  why: 'a connector then writes, and expects, another format in topics that hold the earlier one',
  source: 'Kafka documentation: Connect, key.converter and value.converter',
  check: (transit) => [...ofWorkers(transit), ...connectors(transit).flatMap((pair) => ofConnector(pair, transit))],
};

const KEYS = ['key.converter', 'value.converter', 'key.converter.schemas.enable', 'value.converter.schemas.enable'];

const ofWorkers = (transit: Transit): readonly Outcome[] =>
  workers(transit).flatMap(({ old, now }) => {
    const found = differing(old.settings, now.settings, KEYS);
    if (found.length === 0) return [];
    const text = `${now.name}: ${listed(found.map((each) => each.words))}. Every connector without a converter of its own writes another format into the same topics.`;
    const fields = found.flatMap(({ key }) => keyFields(transit, key));
    return [{ resource: now.resource, consequence: 'one-way', by: 'controller', isReversible: false, text, fields }];
  });

/** What a connector converts by: its own, or that of its workers, where they are in the files. */
function effective(connector: ConnectorFact, { facts }: State): Settings {
  const own = connector.config;
  const common = facts.connects.find(({ resource }) => resource === connector.connect)?.settings ?? {};
  // The switch belongs to the converter it is set beside.
  const inherited = KEYS.filter((key) => common[key] !== undefined && own[key.replace('.schemas.enable', '')] === undefined);
  const settings = Object.fromEntries(inherited.flatMap((key) => (common[key] === undefined ? [] : [[key, common[key]]])));
  return { ...settings, ...Object.fromEntries(KEYS.flatMap((key) => (own[key] === undefined ? [] : [[key, own[key]]]))) };
}

function ofConnector({ old, now }: BeforeAfter<ConnectorFact>, transit: Transit): readonly Outcome[] {
  if (differing(old.config, now.config, KEYS).length === 0) return []; // what its workers change is told with them
  const found = differing(effective(old, transit.before), effective(now, transit.after), KEYS);
  const real = found.filter(({ key }) => !key.endsWith('schemas.enable') || isSwitched(key, [old, now], transit));
  if (real.length === 0) return [];
  const then = isSink(now)
    ? 'It expects another format than its topics hold: what was written before cannot be read.'
    : 'It writes another format into topics that hold the earlier one: consumers meet both.';
  const text = `Connector ${now.name}: ${listed(real.map(({ words }) => words))}. ${then}`;
  return [
    connectorOutcome(
      transit,
      now,
      real.map(({ key }) => key),
      { consequence: 'one-way', isReversible: false, text },
    ),
  ];
}

/** Whether a switch that is on by itself is really turned. */
function isSwitched(key: string, [old, now]: readonly [ConnectorFact, ConnectorFact], { before, after }: Transit): boolean {
  const [was, is] = [effective(old, before), effective(now, after)].map((settings) => textOf(settings, key) ?? 'true');
  return was !== is;
}
