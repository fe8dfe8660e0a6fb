import type { Permission } from '../../charts/access/index.js';
import type { ClientListener, KafkaCluster } from '../../charts/kafka/index.js';
import { kafkaConnection } from '../../charts/kafka/index.js';
import type { KafkaConnection, Workloads } from '../../charts/shared/index.js';
import type { EnvironmentClass } from '../../charts/shared/severity.js';
import { userSecret } from '../resolve/certificates.js';
import type { KubernetesSpec } from '../spec.js';

/** What a component is resolved from, beside its own spec and image. */
export interface ComponentContext {
  /** Begins every object's name, with its dash, or is empty: `${prefix}schema-registry`. */
  readonly prefix: string;
  readonly namespace: string;
  readonly class: EnvironmentClass;
  readonly kubernetes: KubernetesSpec;
  readonly workloads: Workloads;
  readonly kafka: KafkaCluster;
}

/** What a component asks of Kafka: the access Job makes it, before or while the component starts. */
export interface KafkaNeeds {
  readonly topics: readonly NeededTopicSpec[];
  readonly users: readonly { readonly name: string; readonly can: readonly Permission[] }[];
}

/** A topic a component cannot do without, e.g. `_schemas`. Copies and in-sync copies are the cluster's. */
export interface NeededTopicSpec {
  readonly name: string;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** The listener components use: the first for clients inside. */
export function componentListener({ listeners }: Pick<KafkaCluster, 'listeners'>): ClientListener | undefined {
  const [, ...clients] = listeners;
  return clients.find(
    ({ exposure, authentication, protocol }) => exposure.kind === 'inside' && (authentication === 'scram' || protocol === 'PLAINTEXT'),
  );
}

/** The connection of a component's own user. Throws without a listener for it: the environment's problems say so first. */
export function componentConnection({ kafka }: ComponentContext, user: string): KafkaConnection {
  const listener = componentListener(kafka);
  if (!listener) throw new Error('no listener that components can log in at');
  const isOpen = listener.authentication === 'none';
  return kafkaConnection(kafka, listener, isOpen ? { kind: 'nobody' } : { kind: 'scram', secret: userSecret(kafka.name, user) });
}
