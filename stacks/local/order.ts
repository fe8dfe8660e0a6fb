import { EVERY_COMPONENT } from '../../charts/components.js';
import type { Labels } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import type { Dependency } from './compose.js';
import { hasNoBash } from './health.js';
import type { Pod } from './pods.js';

/** A service, and the pod it is drawn from. */
export interface NamedPod {
  /** Name of the Compose service. */
  readonly service: string;
  /** The pod it is made from. */
  readonly pod: Pod;
}

/** What Kafka's own parts wait for, and the part that the clients of each wait for, by `name/part` of the pods. */
const KAFKA_AFTER: StartOrder = { 'kafka/broker': ['zookeeper/coordination'], 'kafka/access': ['kafka/broker'] };
const KAFKA_READY = 'kafka/access';

/** What each part waits for, by `name/part` of the pods. What a platform has not is not waited for. */
export type StartOrder = Readonly<Record<string, readonly string[]>>;

/** The order follows from each component's own parts, and from who connects to whom. */
export function startOrder({ connections }: Pick<Platform, 'connections'>): StartOrder {
  const own = EVERY_COMPONENT.flatMap(({ folder, local: { after = {} } }) =>
    Object.entries(after).flatMap(([part, others]) =>
      others.map((other) => [`${folder}/${part}`, other.includes('/') ? other : `${folder}/${other}`] as const),
    ),
  );
  const connected = connections.flatMap(({ from, to, neededBy }) =>
    to.reach.flatMap((far) => {
      const ready = far.kind === 'pods' ? readyPart(far.labels) : undefined;
      return ready === undefined ? [] : [[`${from.labels[NAME]}/${neededBy ?? from.labels[PART]}`, ready] as const];
    }),
  );
  const all = [...own, ...connected];
  const parts = [...new Set(all.map(([part]) => part))];
  return { ...KAFKA_AFTER, ...Object.fromEntries(parts.map((part) => [part, all.flatMap(([one, other]) => (one === part ? other : []))])) };
}

const NAME = 'app.kubernetes.io/name';
const PART = 'app.kubernetes.io/component';

/** The part of some pods' component that must be ready before others use it. */
function readyPart({ [NAME]: name }: Labels): string | undefined {
  if (name === 'kafka') return KAFKA_READY;
  const component = EVERY_COMPONENT.find(({ folder }) => folder === name);
  return component && `${component.folder}/${component.local.ready}`;
}

const roleOf = ({ component: { name, part } }: Pod) => `${name}/${part}`;

/** What a service waits for: one-shots to be done, everything else to be usable. */
export function dependencies({ pod }: NamedPod, all: readonly NamedPod[], order: StartOrder): Readonly<Record<string, Dependency>> {
  const needed = order[roleOf(pod)] ?? [];
  return Object.fromEntries(
    all.filter((other) => needed.includes(roleOf(other.pod))).map((other) => [other.service, conditionOf(other.pod)]),
  );
}

/** What must be true of a pod before another one starts. */
export const conditionOf = ({ isOneShot, container, component }: Pod): Dependency => {
  if (isOneShot) return { condition: 'service_completed_successfully' };
  const isAsked = container.readinessProbe !== undefined || hasNoBash(component.name);
  return { condition: isAsked ? 'service_healthy' : 'service_started' };
};
