import type { KafkaService } from '../component.js';
import type { KafkaConnection, SecretMount } from '../shared/index.js';
import type { KafkaCluster } from './cluster.js';
import { CREDENTIALS_DIR, kafkaConnection } from './connection.js';
import type { ClientListener, InterBrokerListener } from './listeners.js';

/** Secret with a SCRAM user's password. */
export const userSecret = (clusterName: string, user: string) => `${clusterName}-user-${user}`;

/** The listener that components use: the first for clients inside the Kubernetes cluster that takes a password, or none. */
export function componentListener({
  listeners,
}: {
  readonly listeners: readonly [InterBrokerListener, ...ClientListener[]];
}): ClientListener | undefined {
  const [, ...clients] = listeners;
  return clients.find(
    ({ exposure, authentication, protocol }) => exposure.kind === 'inside' && (authentication === 'scram' || protocol === 'PLAINTEXT'),
  );
}

/** The connection of a component's own user. Throws when no listener takes it: the environment's problems report that first. */
export function componentConnection(kafka: KafkaCluster, user: string): KafkaConnection {
  const listener = componentListener(kafka);
  if (!listener) throw new Error('no listener that components can log in at');
  const isOpen = listener.authentication === 'none';
  return kafkaConnection(kafka, listener, isOpen ? { kind: 'nobody' } : { kind: 'scram', secret: userSecret(kafka.name, user) });
}

/** Secret with the certificate of the brokers' authority, in a namespace that has no key of Kafka's. */
export const authoritySecret = (clusterName: string) => `${clusterName}-ca`;

/**
 * The connection of a component's own user whose pods are in another namespace. Its Secrets there hold the login and the authority's
 * certificate, never a node's key.
 */
export function connectionElsewhere(kafka: KafkaCluster, user: string): KafkaConnection {
  const connection = componentConnection(kafka, user);
  const mounts = connection.mounts.map(
    (mount): SecretMount =>
      mount.path === CREDENTIALS_DIR
        ? { ...mount, keys: ['sasl.jaas.config'], copyOf: mount.secret }
        : { ...mount, secret: authoritySecret(kafka.name), copyOf: mount.secret },
  );
  return { ...connection, mounts };
}

/** What components know of the cluster. */
export const kafkaService = (kafka: KafkaCluster): KafkaService => ({
  name: kafka.name,
  image: kafka.image,
  line: kafka.version.line,
  replicationFactor: kafka.replicationFactor,
  connectionOf: (user) => componentConnection(kafka, user),
  connectionElsewhere: (user) => connectionElsewhere(kafka, user),
});
