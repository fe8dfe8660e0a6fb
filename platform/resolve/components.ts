import type { KafkaClient } from '../../charts/clients/index.js';
import type { ComponentContext, Connection, Described, KafkaNeeds, Offers, Site } from '../../charts/component.js';
import { type AllTypes, EVERY_COMPONENT, type ResolvedComponents } from '../../charts/components.js';
import { brokerIdentity, componentListener, type KafkaCluster, kafkaService } from '../../charts/kafka/index.js';
import { lineOf, type Neighbour, selectorLabels } from '../../charts/shared/index.js';
import { clientConnections, clientNeeds } from '../clients/clients.js';
import type { Environment } from '../environment.js';
import { type PipelineParts, partsOf } from '../pipelines/pipeline-parts.js';
import type { Release } from '../release/release.js';
import { resolveWorkloads } from './workloads.js';

/** The environment and its release as components see them, with all parts of the pipelines. */
export interface DescribedEnvironment extends Described<AllTypes> {
  /** Parts of all pipelines, by kind. */
  readonly parts: PipelineParts;
}

/** An environment and its release as components see them. */
export function describedComponents(environment: Environment, release: Release): DescribedEnvironment {
  const [parts, site] = [partsOf(environment), siteOf(environment)];
  return { environment, release, parts, site, line: lineOf(release.kafka.version), offer: offersOf({ environment, parts, site }) };
}

const siteOf = (environment: Environment): Site => ({
  prefix: environment.prefix ? `${environment.prefix}-` : '',
  namespace: environment.namespace,
  class: environment.class,
  kubernetes: environment.kubernetes,
  workloads: resolveWorkloads(environment),
});

type Describing = Pick<Described<AllTypes>, 'environment' | 'parts' | 'site'>;
const offersOf =
  (describing: Describing) =>
  <Role extends keyof Offers>(role: Role): Offers[Role] | undefined => {
    for (const { offers } of EVERY_COMPONENT) {
      const offered = offers?.[role]?.(describing);
      if (offered !== undefined) return offered;
    }
    return undefined;
  };

/** What every component is resolved from, beside its spec and images. */
export const componentContext = (site: Site, kafka: KafkaCluster): ComponentContext => ({ ...site, kafka: kafkaService(kafka) });

/** The components an environment names, with every default and address. Assumes a description without problems. */
export function resolveComponents(described: Described<AllTypes>, context: ComponentContext): ResolvedComponents {
  let resolved: ResolvedComponents = {};
  for (const { resolve } of EVERY_COMPONENT) resolved = { ...resolved, ...resolve({ ...described, context }) };
  return resolved;
}

/**
 * What declared clients and components ask of Kafka. Those that run parts of pipelines come first, the last of them before the others: by
 * the time a component's own topics exist, so do those that it reads and writes.
 */
export function componentNeeds(
  described: Described<AllTypes>,
  resolved: ResolvedComponents,
  { clients, kafka }: { readonly clients: readonly KafkaClient[]; readonly kafka: KafkaCluster },
): KafkaNeeds {
  const first = EVERY_COMPONENT.filter(({ runs }) => runs).toReversed();
  const ordered = [...first, ...EVERY_COMPONENT.filter((component) => !first.includes(component))];
  const needs = [clientNeeds(clients), ...ordered.flatMap((component) => component.needs?.({ ...described, resolved }) ?? [])];
  const logsIn = componentListener(kafka)?.authentication === 'scram';
  return { topics: needs.flatMap(({ topics }) => topics), users: logsIn ? needs.flatMap(({ users }) => users) : [] };
}

/** Every connection that components open, and those of declared clients to the registry. */
export function componentConnections(
  { site, offer }: Described<AllTypes>,
  resolved: ResolvedComponents,
  { clients, kafka }: { readonly clients: readonly KafkaClient[]; readonly kafka: KafkaCluster },
): readonly Connection[] {
  const surroundings = { resolved, site, offer, kafka: brokersOf(site, kafka) };
  const registry = offer('registry');
  return [
    ...EVERY_COMPONENT.flatMap(({ reaches }) => reaches?.(surroundings) ?? []),
    ...(registry ? clientConnections(clients, registry) : []),
  ];
}

/** The brokers' pods, at the listener that components use. */
const brokersOf = ({ workloads }: Site, kafka: KafkaCluster): Neighbour => ({
  reach: [{ kind: 'pods', labels: selectorLabels(brokerIdentity(workloads)) }],
  port: (componentListener(kafka) ?? kafka.listeners[0]).port,
});
