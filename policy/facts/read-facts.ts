import { aclsOf, usersOf } from './access.js';
import { unreadDeclarations } from './access-declarations.js';
import { autoscalersOf, budgetsOf } from './budgets.js';
import { clustersOf } from './clusters.js';
import { clientsOf, registriesOf } from './components.js';
import { composeWorkloads } from './compose-workloads.js';
import { connectsOf } from './connect.js';
import { connectorsOf } from './connectors.js';
import { type Context, contextOf } from './context.js';
import { databasesOf } from './databases.js';
import type { SourceDocument } from './document.js';
import { edgesOf } from './edges.js';
import type { Facts } from './facts.js';
import { containerNodes } from './kafka-nodes.js';
import { kubernetesWorkloads } from './kubernetes-workloads.js';
import { literalSecrets } from './literal-secrets.js';
import { mirrorsOf } from './mirrors.js';
import { claimsOf, persistentVolumesOf, routesOf, servicesOf, storageClassesOf } from './network.js';
import { networkPoliciesOf } from './network-policies.js';
import { composeFiles, configFiles, isCompose, kubernetesObjects, objectFact } from './objects.js';
import { operatedClustersOf } from './operated-clusters.js';
import { optional } from './optional.js';
import { roleBindingsOf, rolesOf } from './roles.js';
import type { Fingerprint } from './settings.js';
import { streamJobsOf } from './stream-jobs.js';
import { strimziNodes } from './strimzi.js';
import { liveSettings, retiredOf, topicsOf } from './topics.js';
import { clusterFinder } from './whereabouts.js';
import { zooKeepersOf } from './zookeepers.js';

/** How facts are read. */
export interface ReadOptions {
  /** Makes a mark of each literal secret, so that two readings of one run can tell whether it changed. @default no marks */
  readonly fingerprint?: Fingerprint;
  /** ConfigMaps, e.g. `ConfigMap/streaming/kafka-access-0123456789`, whose access declaration is left out. @default none */
  readonly withoutDeclarations?: ReadonlySet<string>;
}

/**
 * What documents say, whoever wrote them. Objects of unknown kinds are kept by name and otherwise ignored; fields of wrong types read as absent.
 * @example `readFacts(readDocuments('kafka.yaml', text).documents)`
 */
export function readFacts(documents: readonly SourceDocument[], { fingerprint, withoutDeclarations }: ReadOptions = {}): Facts {
  const objects = kubernetesObjects(documents);
  const bare = documents.map(({ root }) => root).filter((root) => !isCompose(root) && !root.get('kind').exists);
  const read = {
    objects,
    files: configFiles(objects),
    compose: composeFiles(documents),
    bare,
    ...optional('withoutDeclarations', withoutDeclarations),
  };
  const context = contextOf(read, fingerprint);
  const workloads = [...kubernetesWorkloads(context), ...composeWorkloads(context)];
  return { objects: objects.map(objectFact), workloads, ...kubernetesFacts(context), ...kafkaFacts(workloads, context) };
}

const kubernetesFacts = (context: Context) => ({
  services: servicesOf(context),
  routes: routesOf(context),
  budgets: budgetsOf(context),
  networkPolicies: networkPoliciesOf(context),
  roles: rolesOf(context),
  roleBindings: roleBindingsOf(context),
  autoscalers: autoscalersOf(context),
  claims: claimsOf(context),
  storageClasses: storageClassesOf(context),
  persistentVolumes: persistentVolumesOf(context),
});

const accessFacts = (find: ReturnType<typeof clusterFinder>, context: Context) => ({
  retired: retiredOf(context),
  users: usersOf(find, context),
  acls: aclsOf(find, context),
  unreadDeclarations: unreadDeclarations(context),
});

function kafkaFacts(workloads: Facts['workloads'], context: Context) {
  const services = servicesOf(context);
  const { clusters, nodes } = clustersOf(
    [...containerNodes(workloads, context), ...strimziNodes(context)],
    services,
    liveSettings(context),
  );
  const find = clusterFinder(clusters, nodes, services);
  const connects = connectsOf(workloads, find, context);
  const registries = registriesOf(workloads, find, context);
  const gateways = clientsOf('gateway', workloads, find, context);
  return {
    clusters,
    operatedClusters: operatedClustersOf(context),
    nodes,
    zooKeepers: zooKeepersOf(workloads, context),
    topics: topicsOf(workloads, find, context),
    ...accessFacts(find, context),
    connects,
    connectors: connectorsOf(connects, workloads, context),
    mirrors: mirrorsOf(context),
    registries,
    gateways,
    databases: databasesOf(workloads, context),
    streamJobs: streamJobsOf(workloads, context),
    edges: edgesOf([...connects, ...registries, ...gateways]),
    literalSecrets: literalSecrets(workloads, context),
  };
}
