import type { Problem } from '../shared/index.js';
import { CONSUMER_DERIVED_KEYS } from './consumer-properties.js';
import { DELIVERY_TIMEOUT_MS, PRODUCER_DERIVED_KEYS } from './producer-properties.js';

/** Keys of the connection: they follow from the listener and the user. */
const CONNECTION_KEY = /^(bootstrap\.servers$|security\.protocol$|sasl\.|ssl\.|config\.providers)/;
/** A key of the connection, for types. */
export type ConnectionKey = 'bootstrap.servers' | 'security.protocol' | `sasl.${string}` | `ssl.${string}` | `config.providers${string}`;

/** Where the description says what a derived key says. */
const FIELDS: Readonly<Record<string, string>> = {
  'key.serializer': 'key',
  'key.deserializer': 'key',
  'value.serializer': 'value',
  'value.deserializer': 'value',
  'schema.registry.url': 'value',
  'group.id': 'group',
  'auto.offset.reset': 'start',
};

/** Settings by hand that follow from the description. */
export function derivedKeyProblems(side: 'producer' | 'consumer', keys: readonly string[]): Problem[] {
  const derived: readonly string[] = side === 'producer' ? PRODUCER_DERIVED_KEYS : CONSUMER_DERIVED_KEYS;
  return keys
    .filter((key) => derived.includes(key) || CONNECTION_KEY.test(key))
    .map((key) => ({
      path: key,
      what: 'is derived from the description',
      why: CONNECTION_KEY.test(key)
        ? 'a login or address written here would not follow the listener, and a secret would stand readable in a ConfigMap'
        : 'two answers to one question: what was checked would not be what the client does',
      fix: CONNECTION_KEY.test(key)
        ? 'take it out: the connection follows from the listener and the user'
        : `say it as ${FIELDS[key] ?? 'delivery'}`,
    }));
}

/** Kafka's defaults of the two parts; `linger.ms` is 0 before Kafka 4.0. */
const TIMEOUT_PARTS = { 'linger.ms': 5, 'request.timeout.ms': 30_000 } as const;

/** A producer refuses to start when it would give up before one request had its time. */
export function deliveryTimeoutProblems(settings: Readonly<Record<string, unknown>>): Problem[] {
  const timeout = Number(settings['delivery.timeout.ms'] ?? DELIVERY_TIMEOUT_MS);
  const least = Object.entries(TIMEOUT_PARTS).reduce((sum, [key, usual]) => sum + Number(settings[key] ?? usual), 0);
  if (!(timeout < least)) return [];
  return [
    {
      path: 'delivery.timeout.ms',
      what: `${timeout} is less than linger.ms and request.timeout.ms together (${least})`,
      why: 'the producer does not start with it',
      fix: `set delivery.timeout.ms: ${least} or more`,
    },
  ];
}
