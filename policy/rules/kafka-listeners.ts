import { BLOCK } from '../../charts/shared/severity.js';
import { addresses, type KafkaNodes, listOf, textOf } from '../facts/index.js';
import { hasOwnFile, spotOf, unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Names of listeners, which five settings must agree on. */
export const KAFKA_LISTENERS: readonly Rule[] = [
  {
    id: 'KFK-46',
    title: 'settings of listeners name listeners that are not there',
    severity: BLOCK,
    why: 'listeners, advertised.listeners, the map of protocols and the names of brokers’ and controllers’ listeners belong together: Kafka does not start otherwise',
    source: 'bitnami/containers#70995 and #80579; Kafka’s KafkaConfig',
    wrong: 'listeners=CLIENT://:9092,CTRL://:9093\ncontroller.listener.names=CTRL\nlistener.security.protocol.map=CLIENT:PLAINTEXT',
    right: 'listener.security.protocol.map=CLIENT:PLAINTEXT,CTRL:PLAINTEXT',
    check: ({ nodes }) =>
      unique(nodes.filter(({ origin }) => origin !== 'strimzi').flatMap(disagreements), ({ resource, what }) => `${resource} ${what}`),
  },
];

const LISTENERS = 'listeners';
const ADVERTISED = 'advertised.listeners';
const MAP = 'listener.security.protocol.map';
const BETWEEN = 'inter.broker.listener.name';
const BETWEEN_PROTOCOL = 'security.inter.broker.protocol';
const CONTROLLERS = 'controller.listener.names';
const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

/** Names of listeners a setting has, in capitals, as Kafka compares them. Nothing where it is not set, or a part of it is filled in later. */
interface Named {
  readonly listeners?: readonly string[];
  readonly advertised?: readonly string[];
  readonly map?: readonly string[];
  readonly between?: string;
  readonly controllers?: readonly string[];
}

function disagreements(node: KafkaNodes): readonly Violation[] {
  const named = namesOf(node);
  const at = (key: string, what: string, fix: string): Violation => ({
    ...spotOf(node.settings[key], node),
    what: `${node.name}: ${what}`,
    fix,
  });
  return [
    ...withoutProtocol(node, named, at),
    ...notAdvertised(node, named, at),
    ...ofControllers(node, named, at),
    ...saidTwice(node, at),
  ];
}

type Teller = (key: string, what: string, fix: string) => Violation;

function namesOf({ settings }: KafkaNodes): Named {
  const own = (key: string) => upper(addressNames(textOf(settings, key)));
  const listeners = own(settings[LISTENERS] === undefined ? ADVERTISED : LISTENERS);
  const advertised = own(ADVERTISED);
  const map = upper(pairNames(textOf(settings, MAP)));
  const between = upper(plainNames(textOf(settings, BETWEEN)))?.[0];
  const controllers = upper(plainNames(textOf(settings, CONTROLLERS)));
  return {
    ...(listeners && { listeners }),
    ...(advertised && { advertised }),
    ...(map && { map }),
    ...(between !== undefined && { between }),
    ...(controllers && { controllers }),
  };
}

const upper = (names: readonly string[] | undefined) => names?.map((name) => name.toUpperCase());

/** Whether some of a text is filled in by somebody else. */
const isOpen = (text: string) => /[${}]|placeholder|<.*>/.test(text);
const partsOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function addressNames(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const found = addresses(text).map(({ name }) => name);
  return found.length === partsOf(text).length && found.every((name) => !isOpen(name)) ? found : undefined;
}

const pairNames = (text: string | undefined): readonly string[] | undefined =>
  text === undefined || isOpen(text) ? undefined : partsOf(text).map((pair) => pair.split(':')[0] ?? '');

const plainNames = (text: string | undefined): readonly string[] | undefined =>
  text === undefined || text === '' || isOpen(text) ? undefined : partsOf(text);

function withoutProtocol(node: KafkaNodes, { listeners = [], map, controllers = [] }: Named, at: Teller): readonly Violation[] {
  const isUnread = node.settings[MAP] !== undefined ? map === undefined : hasOwnFile(node);
  if (isUnread) return [];
  const used = [...new Set([...listeners, ...(node.mode === 'kraft' ? controllers : [])])];
  // Without a map each protocol is a name, and KRaft takes PLAINTEXT for the listeners of controllers.
  const has = (name: string) => (map === undefined ? PROTOCOLS.includes(name) || controllers.includes(name) : map.includes(name));
  return used
    .filter((name) => !has(name))
    .map((name) => {
      const fix = `add ${name}:${map === undefined ? 'PLAINTEXT and every other listener' : 'its protocol, e.g. PLAINTEXT or SSL,'} to ${MAP}`;
      const where = map === undefined ? `${MAP} is not set` : `${MAP} has ${map.join(', ')}`;
      return at(node.settings[MAP] === undefined ? LISTENERS : MAP, `listener ${name} has no protocol: ${where}`, fix);
    });
}

function notAdvertised(node: KafkaNodes, { listeners, advertised, between }: Named, at: Teller): readonly Violation[] {
  if (listeners === undefined) return [];
  const strange = (advertised ?? []).filter((name) => !listeners.includes(name));
  const said = strange.map((name) =>
    at(
      ADVERTISED,
      `${ADVERTISED} has ${name}, and ${LISTENERS} has ${listeners.join(', ')}`,
      `name one of ${listeners.join(', ')}, or add ${name} to ${LISTENERS}`,
    ),
  );
  if (!node.roles.includes('broker') || between === undefined || strange.length > 0) return said;
  const offered = node.settings[ADVERTISED] === undefined ? listeners : advertised;
  if (offered === undefined || offered.includes(between)) return said;
  return [
    at(
      BETWEEN,
      `${BETWEEN} is ${between}, and the listeners that are advertised are ${offered.join(', ')}`,
      `name one of ${offered.join(', ')}`,
    ),
  ];
}

function ofControllers(node: KafkaNodes, { listeners, controllers }: Named, at: Teller): readonly Violation[] {
  if (node.mode !== 'kraft' || listeners === undefined || controllers === undefined || node.settings[LISTENERS] === undefined) return [];
  const bound = controllers.filter((name) => listeners.includes(name));
  if (node.roles.includes('controller') && bound.length === 0) {
    const what = `${CONTROLLERS} is ${controllers.join(', ')}, and ${LISTENERS} has ${listeners.join(', ')}`;
    return [at(CONTROLLERS, what, `name a listener that is there, or add ${controllers[0]} to ${LISTENERS}`)];
  }
  if (node.roles.includes('controller') || bound.length === 0 || listOf(node.settings, 'process.roles').length === 0) return [];
  const what = `it is a broker only, and listens on ${bound.join(', ')}, which is the controllers’`;
  return [at(LISTENERS, what, `take ${bound.join(', ')} out of ${LISTENERS}; keep it in ${MAP}`)];
}

function saidTwice({ settings }: KafkaNodes, at: Teller): readonly Violation[] {
  if (settings[BETWEEN] === undefined || settings[BETWEEN_PROTOCOL] === undefined) return [];
  if (settings[BETWEEN].value === '' || settings[BETWEEN_PROTOCOL].value === '') return [];
  return [at(BETWEEN_PROTOCOL, `${BETWEEN} and ${BETWEEN_PROTOCOL} are both set`, `remove ${BETWEEN_PROTOCOL}: the map says the protocol`)];
}
