import { accessProblems } from '../../charts/access/index.js';
import { LISTENER_DEFAULTS, listenerProblems, nodeIds } from '../../charts/kafka/index.js';
import { isRefused, type Problem, repeated, replicasOf, under } from '../../charts/shared/index.js';
import { nearest } from '../../charts/shared/spelling.js';
import type { Environment } from '../environment.js';
import type { Inputs } from '../inputs.js';
import type { Platform } from '../platform.js';
import { describedComponents } from '../resolve/components.js';
import { firstNodeIdOf, poolSpecs } from '../resolve/pools.js';
import { resolve } from '../resolve/resolve.js';
import { certificateProblems } from './certificates.js';
import { clientProblems } from './clients.js';
import { componentProblems, resolvedComponentProblems } from './components.js';
import { coordinationProblems } from './coordination.js';
import { declaredClientProblems } from './declared-clients.js';
import { deliveryProblems } from './delivery.js';
import { environmentShapeProblems, isWellShaped } from './environment-shape.js';
import { identityProblems } from './identity.js';
import { numberProblems } from './numbers.js';
import { pipelineProblems, resolvedPipelineProblems } from './pipelines.js';
import { poolProblems } from './pools.js';
import { releaseProblems } from './release.js';
import { replicationProblems } from './replication.js';
import { settingsProblems } from './settings.js';

/** An environment that can be rendered, or all that is wrong with it and its release, each with its path, in one list. */
export type Checked = { readonly platform: Platform } | { readonly problems: readonly Problem[] };

/** Checks an environment, and resolves it when nothing is wrong. */
export function checked(environment: Environment, inputs: Inputs): Checked {
  const misshapen = environmentShapeProblems(environment);
  if (misshapen.length > 0) return { problems: under(environment.name, misshapen) };
  const described = describedComponents(environment, inputs.release);
  const refused = (problem: Problem) => isRefused(problem, environment.class);
  const structural = [
    ...identityProblems(environment),
    ...under('kafka', kafkaProblems(environment, inputs)),
    ...releaseProblems(environment, described, inputs.release),
    ...componentProblems(environment, described),
    ...pipelineProblems(environment, inputs.model),
    ...declaredClientProblems(described, inputs.model),
  ].filter(refused);
  if (structural.length > 0) return { problems: under(environment.name, structural) };
  const platform = resolve(environment, inputs);
  const derived = derivedProblems(environment, inputs, platform).filter(refused);
  return derived.length > 0 ? { problems: under(environment.name, derived) } : { platform };
}

/** What is wrong with an environment and its release; nothing when it can be rendered. */
export function environmentProblems(environment: Environment, inputs: Inputs): readonly Problem[] {
  const result = checked(environment, inputs);
  return 'problems' in result ? result.problems : [];
}

function kafkaProblems(environment: Environment, inputs: Inputs): Problem[] {
  const { kafka } = environment;
  const isKraft = kafka.coordination.mode === 'kraft';
  const ids = poolSpecs(environment).flatMap((spec, index) => nodeIds({ firstNodeId: firstNodeIdOf(spec, index), replicas: spec.brokers }));
  return [
    ...coordinationProblems(environment, inputs.release),
    ...poolProblems(environment, inputs.release),
    ...numberProblems(environment),
    ...listenerProblems(kafka.listeners, isKraft ? { CONTROLLER: LISTENER_DEFAULTS.controllerPort } : {}, ids),
    ...replicationProblems(environment),
    ...settingsProblems(environment, inputs.model),
    ...clientProblems(environment),
    ...certificateProblems(environment),
  ];
}

/** Rules on topics, users and what pipelines come to look at resolved values, which exist only when all else is in order. */
function derivedProblems(environment: Environment, inputs: Inputs, platform: Platform): Problem[] {
  const { access, kafka } = platform;
  return [
    ...under('kafka', accessProblems(access, replicasOf(kafka.pools))),
    ...resolvedComponentProblems(environment, inputs, platform),
    ...resolvedPipelineProblems(platform),
    ...deliveryProblems(environment, platform),
  ];
}

/** What is wrong between environments: values that must differ, and names that must be there. One of the wrong shape is told by its own check. */
export function crossEnvironmentProblems(environments: readonly Environment[]): Problem[] {
  const readable = environments.filter(isWellShaped);
  return [...sameNames(readable), ...sameClusterIds(readable), ...unknownOrigins(readable, environments)];
}

/** Environments that are promoted from one that is not there. One environment alone is looked at without the others: nothing is known of them. */
function unknownOrigins(environments: readonly Environment[], all: readonly Environment[]): Problem[] {
  const names = all.map(({ name }) => name);
  if (names.length < 2) return [];
  return environments.flatMap(({ name, promotesFrom }) => {
    if (promotesFrom === undefined || (promotesFrom !== name && names.includes(promotesFrom))) return [];
    const others = names.filter((other) => other !== name);
    const meant = nearest(promotesFrom, others);
    return [
      {
        path: `${name}.promotesFrom`,
        what: promotesFrom === name ? `${name} is promoted from itself` : `${promotesFrom} is not an environment`,
        why: 'changes are proven there first, so it would never be allowed to change',
        fix: meant ? `did you mean ${meant}?` : `use one of ${others.join(', ') || 'the other environments'}, or remove it`,
      },
    ];
  });
}

function sameNames(environments: readonly Environment[]): Problem[] {
  return repeated(environments.map(({ name }) => name)).map((name) => ({
    path: name,
    what: `two environments are called ${name}`,
    why: 'both would be rendered into one folder, from one release file',
    fix: 'rename one',
  }));
}

function sameClusterIds(environments: readonly Environment[]): Problem[] {
  return environments.flatMap((environment, index) => {
    const twin = environments.slice(0, index).find((other) => other.kafka.clusterId === environment.kafka.clusterId);
    if (!twin) return [];
    return [
      {
        path: `${environment.name}.kafka.clusterId`,
        what: `${environment.kafka.clusterId} is the cluster id of ${twin.name} too`,
        why: 'a disk or a tool of one environment would be accepted by the other',
        fix: "draw another one: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22",
      },
    ];
  });
}
