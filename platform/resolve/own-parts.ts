import type { Site } from '../../charts/component.js';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { brokerIdentity, controllerIdentity } from '../../charts/kafka/index.js';
import type { Identity, OwnParts, PlacedParts } from '../../charts/shared/index.js';
import { zooKeeperIdentity } from '../../charts/zookeeper/index.js';
import type { Environment } from '../environment.js';
import { kafkaName } from './names.js';
import { poolSpecs } from './pools.js';

/** The parts that an environment gives to its pools and components. */
export function resolveOwnParts(environment: Environment, site: Site): readonly PlacedParts[] {
  const { kafka } = environment;
  const { coordination } = kafka;
  const pools = poolSpecs(environment).map((pool, index): PlacedParts => {
    const path = 'perZone' in kafka.pools ? 'kafka.pools.perZone' : `kafka.pools[${index}]`;
    return placed(path, { ...brokerIdentity(site.workloads), instance: `${kafkaName(environment)}-broker-${pool.name}` }, pool);
  });
  const keeper = coordination.mode === 'kraft' ? controllerIdentity(site.workloads) : zooKeeperIdentity(site.workloads);
  const components = EVERY_COMPONENT.flatMap(({ key, own }) => {
    const pods = own?.({ environment, site });
    return pods ? [{ ...placed(key, pods.identity, pods.parts), ...(pods.namespace && { namespace: pods.namespace }) }] : [];
  });
  return [...pools, placed('kafka.coordination', keeper, coordination), ...components].filter(({ parts }) => Object.keys(parts).length > 0);
}

function placed(path: string, identity: Identity, spec: OwnParts): PlacedParts {
  const { labels, annotations, podLabels, podAnnotations, nodeSelector, tolerations, nodeAffinity, priorityClassName } = spec;
  const { env, mounts, sidecars, initContainers, accountAnnotations } = spec;
  return {
    path,
    identity,
    parts: {
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(podLabels && { podLabels }),
      ...(podAnnotations && { podAnnotations }),
      ...(nodeSelector && { nodeSelector }),
      ...(tolerations && { tolerations }),
      ...(nodeAffinity && { nodeAffinity }),
      ...(priorityClassName && { priorityClassName }),
      ...(accountAnnotations && { accountAnnotations }),
      ...(env && { env }),
      ...(mounts && { mounts }),
      ...(sidecars && { sidecars }),
      ...(initContainers && { initContainers }),
    },
  };
}
