import type { Place } from './place.js';
import { listOf, type Setting, type Settings, textOf } from './settings.js';

/** A socket that a broker or controller listens on. */
export interface Listener {
  /** Name of the listener. */
  readonly name: string;
  /** `PLAINTEXT`, `SSL`, `SASL_PLAINTEXT` or `SASL_SSL`; nothing when nobody says. */
  readonly protocol?: string;
  /** SASL mechanisms it takes; absent without SASL. */
  readonly mechanisms?: readonly string[];
  /** Port number. */
  readonly port?: number;
  /** Address it binds to; empty is all. */
  readonly host?: string;
  /** What clients are told, e.g. `kafka-0.kafka:9092`. */
  readonly advertised?: string;
  /** Who uses it. */
  readonly purpose: 'controller' | 'inter-broker' | 'client';
  /** Who can reach it by the Services of the same manifests. */
  readonly exposure: 'inside' | 'node-port' | 'load-balancer' | 'ingress' | 'published';
  /** Where it is written: file and line. */
  readonly place: Place;
}

const PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];
const DEFAULT_LISTENERS = 'PLAINTEXT://:9092';

/** Listeners as the settings of a node say; their exposure is found later. */
export function listenersOf(settings: Settings, place: Place): readonly Listener[] {
  const setting = settings.listeners ?? settings['advertised.listeners'];
  const written = textOf(settings, 'listeners') ?? textOf(settings, 'advertised.listeners') ?? DEFAULT_LISTENERS;
  const protocols = protocolMap(settings);
  const advertised = new Map(addresses(textOf(settings, 'advertised.listeners') ?? '').map(({ name, address }) => [name, address]));
  const controllers = listOf(settings, 'controller.listener.names');
  return addresses(written).map(({ name, address, host, port }) => {
    const protocol = protocols.get(name) ?? (PROTOCOLS.includes(name) ? name : undefined);
    const isSasl = protocol?.startsWith('SASL_') === true;
    const told = advertised.get(name) ?? (settings.listeners === undefined ? address : undefined);
    return {
      name,
      ...(protocol !== undefined && { protocol }),
      ...(isSasl && { mechanisms: mechanismsOf(name, settings) }),
      ...(port !== undefined && { port }),
      ...(host !== '' && { host }),
      ...(told !== undefined && { advertised: told }),
      purpose: controllers.includes(name) ? 'controller' : isInterBroker(name, settings) ? 'inter-broker' : 'client',
      exposure: 'inside',
      place: placeOf(setting) ?? place,
    };
  });
}

/** Ways to log in that a listener takes; Kafka's own is Kerberos. */
function mechanismsOf(name: string, settings: Settings): readonly string[] {
  const keys = [`listener.name.${name.toLowerCase()}.sasl.enabled.mechanisms`, 'sasl.enabled.mechanisms'];
  return keys.map((key) => listOf(settings, key)).find((found) => found.length > 0) ?? ['GSSAPI'];
}

/** `name://host:port` of a list, taken apart. */
export function addresses(list: string) {
  return list.split(',').flatMap((part) => {
    const [, name, address] = /^\s*([\w.-]+):\/\/(\S*)\s*$/.exec(part) ?? [];
    if (name === undefined || address === undefined) return [];
    const port = Number(/:(\d+)$/.exec(address)?.[1]);
    return [{ name, address, host: address.replace(/:\d+$/, ''), port: Number.isInteger(port) ? port : undefined }];
  });
}

function protocolMap(settings: Settings): ReadonlyMap<string, string> {
  const pairs = listOf(settings, 'listener.security.protocol.map').map((pair) => pair.split(':'));
  return new Map(pairs.map(([name = '', protocol = '']) => [name.trim(), protocol.trim()]));
}

/** Without a name, brokers use the listener that is called like their protocol. */
const isInterBroker = (name: string, settings: Settings) =>
  name === (textOf(settings, 'inter.broker.listener.name') ?? textOf(settings, 'security.inter.broker.protocol') ?? 'PLAINTEXT');

const placeOf = (setting: Setting | undefined) => setting?.place;
