import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import type { KafkaNodes, Listener } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { nodes, settingFields } from './pairs.js';
import { strimziListeners } from './strimzi-listeners.js';

/** KFK-28: what clients connect to is changed in one step. */
export const listenerChanged: Transition = {
  id: 'KFK-28',
  title: 'A listener of clients changes in one step',
  severities: ACKNOWLEDGE,
  why: 'clients that know the old one are cut off broker by broker; add the new one, move the clients, then take the old one out',
  source: 'practice',
  check: (transit) => [
    ...nodes(transit)
      .filter(({ now }) => now.origin !== 'strimzi')
      .flatMap(({ old, now }) => listenersChanged(old, now, transit)),
    ...strimziListeners(transit),
  ],
};

const listenersChanged = (old: KafkaNodes, now: KafkaNodes, transit: Transit): readonly Outcome[] =>
  old.listeners.flatMap((listener): readonly Outcome[] => {
    const found = changeOf(listener, now);
    if (found === undefined) return [];
    const fields = found.keys.flatMap((key) => settingFields(transit, key));
    const text = `${now.name}: listener ${listener.name} ${found.words}`;
    return [{ resource: now.resource, consequence: 'outage', by: 'runbook', isReversible: true, text, fields }];
  });

const ADDRESS_KEYS = ['listeners', 'advertised.listeners', 'listener.security.protocol.map'];

/** What changes for the clients of a listener, and the settings that say it. */
function changeOf(old: Listener, node: KafkaNodes): { readonly words: string; readonly keys: readonly string[] } | undefined {
  if (old.purpose === 'controller' || node.listeners.length === 0) return undefined;
  const address = old.purpose === 'client' ? addressWords(old, node) : undefined;
  if (address !== undefined) return { words: `${address}. Clients of the old one are cut off, broker by broker.`, keys: ADDRESS_KEYS };
  const lost = lostMechanisms(old, node);
  if (lost.length === 0) return undefined;
  const prefixed = `listener.name.${old.name.toLowerCase()}.sasl.enabled.mechanisms`;
  return {
    words: `no longer takes logins by ${listed(lost)}: clients that use it are refused, broker by broker.`,
    keys: ['sasl.enabled.mechanisms', prefixed],
  };
}

function addressWords(old: Listener, node: KafkaNodes): string | undefined {
  const now = node.listeners.find(({ name }) => name === old.name);
  if (now === undefined) return renamed(old, node) ? undefined : `(port ${old.port}) is gone`;
  if (now.port !== old.port) return `moves from port ${old.port} to ${now.port}`;
  if (now.protocol !== old.protocol) return `speaks ${now.protocol} instead of ${old.protocol}`;
  return now.advertised === old.advertised ? undefined : `is advertised as ${now.advertised} instead of ${old.advertised}`;
}

/** Address that a listener advertises, without its own name. */
const advertisedAt = ({ advertised }: Listener) => advertised?.replace(/^\w+:\/\//, '');

/** Whether a listener is there under another name: clients know its port, not its name. */
const renamed = (old: Listener, node: KafkaNodes) =>
  node.listeners.some(
    (now) =>
      now.port === old.port &&
      now.protocol === old.protocol &&
      now.exposure === old.exposure &&
      advertisedAt(now) === advertisedAt(old) &&
      lostMechanisms(old, { ...node, listeners: [{ ...now, name: old.name }] }).length === 0,
  );

function lostMechanisms({ name, mechanisms = [] }: Listener, { listeners }: KafkaNodes): readonly string[] {
  const now = listeners.find((listener) => listener.name === name);
  return now?.mechanisms === undefined ? [] : mechanisms.filter((mechanism) => now.mechanisms?.includes(mechanism) === false);
}
