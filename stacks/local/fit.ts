import { type ClientListener, LISTENER_DEFAULTS } from '../../charts/kafka/index.js';
import type { Environment } from '../../platform/environment.js';
import type { Platform } from '../../platform/platform.js';
import type { LocalOptions } from './options.js';

/** Listener for programs on the machine itself. */
export const HOST_LISTENER = 'HOST';
/** Its port inside the containers: far from the ports of other listeners. */
export const HOST_LISTENER_PORT = 29_092;
/** Topic of the check that a record goes through. */
export const CHECK_TOPIC = 'sluice-check';
const CHECK_RETENTION_MS = 3_600_000;

/** The environment with as many brokers as were asked for. */
export function withBrokers(environment: Environment, { brokers }: Pick<LocalOptions, 'brokers'>): Environment {
  const { kafka } = environment;
  if (brokers === undefined || 'perZone' in kafka.pools) return environment;
  const [pool, ...others] = kafka.pools;
  return others.length > 0 ? environment : { ...environment, kafka: { ...kafka, pools: [{ ...pool, brokers }] } };
}

/** The platform with what only one machine needs: a listener for its programs, and a topic to try. */
export function onOneMachine(platform: Platform): Platform {
  const { kafka, access } = platform;
  const settings = { 'retention.ms': String(CHECK_RETENTION_MS), 'min.insync.replicas': '1' };
  const check = { name: CHECK_TOPIC, partitions: 1, replicationFactor: kafka.replicationFactor, settings };
  const { extras: _, ...rest } = platform;
  return {
    ...rest,
    manifests: [],
    own: platform.own.map(plainVariables),
    kafka: { ...kafka, listeners: [...kafka.listeners, HOST] },
    access: { ...access, topics: [check, ...access.topics] },
  };
}

/** Compose runs main containers only: of the user's own parts they take the variables that are written out. */
const plainVariables = ({ path, identity, parts: { env = {} } }: Platform['own'][number]): Platform['own'][number] => ({
  path,
  identity,
  parts: { env: Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string')) },
});

/** A broker's own port is filled in where the file of its service is made: see `advertised.ts`. */
const HOST: ClientListener = {
  name: HOST_LISTENER,
  port: HOST_LISTENER_PORT,
  protocol: 'PLAINTEXT',
  authentication: 'none',
  purpose: 'clients',
  exposure: { kind: 'node-port', host: 'localhost', firstNodePort: LISTENER_DEFAULTS.clientPort, allowFrom: ['127.0.0.1/32'] },
};
