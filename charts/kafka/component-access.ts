import type { KafkaService } from '../component.js';
import type { KafkaConnection } from '../shared/index.js';
import type { KafkaCluster } from './cluster.js';
import { kafkaConnection } from './connection.js';
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

/** What components know of the cluster. */
export const kafkaService = (kafka: KafkaCluster): KafkaService => ({
  name: kafka.name,
  image: kafka.image,
  line: kafka.version.line,
  replicationFactor: kafka.replicationFactor,
  connectionOf: (user) => componentConnection(kafka, user),
});
