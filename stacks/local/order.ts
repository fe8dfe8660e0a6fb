import type { Dependency } from './compose.js';
import type { Pod } from './pods.js';

/** A service, and the pod it is drawn from. */
export interface NamedPod {
  readonly service: string;
  readonly pod: Pod;
}

/** What each component waits for, by `name/part` of the pods. What an environment has not is not waited for. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  'kafka/broker': ['zookeeper/coordination'],
  'kafka/access': ['kafka/broker'],
  'schema-registry/registry': ['kafka/access'],
  'schema-registry/levels': ['schema-registry/registry'],
  'rest-proxy/proxy': ['kafka/access', 'schema-registry/registry'],
  'connect/worker': ['kafka/access', 'schema-registry/registry'],
  'connect/connectors': ['connect/worker', 'postgres/migration', 'object-store/buckets'],
  'postgres/migration': ['postgres/database'],
  'postgres/generator': ['postgres/migration'],
  'object-store/buckets': ['object-store/storage'],
  // The workers first: while the connectors are brought to run, which is mostly waiting, the jobs have the processor.
  'spark/stream-job': ['kafka/access', 'object-store/buckets', 'connect/worker'],
};

const roleOf = ({ component: { name, part } }: Pod) => `${name}/${part}`;

/** What a service waits for: one-shots to be done, everything else to be usable. */
export function dependencies({ pod }: NamedPod, all: readonly NamedPod[]): Readonly<Record<string, Dependency>> {
  const needed = NEEDS[roleOf(pod)] ?? [];
  return Object.fromEntries(
    all.filter((other) => needed.includes(roleOf(other.pod))).map((other) => [other.service, conditionOf(other.pod)]),
  );
}

/** What must be true of a pod before another one starts. */
export const conditionOf = ({ isOneShot, container, component }: Pod): Dependency => {
  if (isOneShot) return { condition: 'service_completed_successfully' };
  const isAsked = container.readinessProbe !== undefined || component.name === 'object-store';
  return { condition: isAsked ? 'service_healthy' : 'service_started' };
};
