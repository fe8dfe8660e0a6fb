import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { accessIdentity, KafkaAccess } from '../../charts/access/access.js';
import { brokerIdentity, kafkaConnection } from '../../charts/kafka/index.js';
import { Kafka } from '../../charts/kafka/kafka.js';
import type { ListenerClient } from '../../charts/kafka/policies.js';
import { restProxyIdentity } from '../../charts/rest-proxy/index.js';
import { RestProxy } from '../../charts/rest-proxy/rest-proxy.js';
import { SCHEMA_REGISTRY_PORT, schemaRegistryIdentity } from '../../charts/schema-registry/index.js';
import { SchemaRegistry } from '../../charts/schema-registry/schema-registry.js';
import { DenyByDefault, k8s, type Peer } from '../../charts/shared/constructs.js';
import { type Identity, objectLabels, selectorLabels } from '../../charts/shared/index.js';
import { ZOOKEEPER_PORTS, zooKeeperIdentity } from '../../charts/zookeeper/index.js';
import { ZooKeeper } from '../../charts/zookeeper/zookeeper.js';
import { componentListener } from '../../environments/components/context.js';
import type { Platform } from '../../environments/platform.js';

/** A rendered file's name and the charts' objects in it. The namespace sorts first: `kubectl apply -f` takes files in order. */
export type Charts = Readonly<Record<string, Chart>>;

/** The composition root: builds every component and hands each the addresses of the others. */
export function platformCharts(platform: Platform): Charts {
  const app = new App();
  const chart = (id: string) => new Chart(app, id, { disableResourceNameHashes: true });
  const charts = {
    '00-namespace.yaml': chart('namespace'),
    ...(platform.zookeeper && { 'zookeeper.yaml': chart('zookeeper') }),
    'kafka.yaml': chart('kafka'),
    ...(platform.schemaRegistry && { 'schema-registry.yaml': chart('schema-registry') }),
    ...(platform.restProxy && { 'rest-proxy.yaml': chart('rest-proxy') }),
    'access.yaml': chart('access'),
    'network.yaml': chart('network'),
  };
  new Namespace(charts['00-namespace.yaml'], 'Namespace', platform);
  new DenyByDefault(charts['network.yaml'], 'DenyByDefault', platform.workloads);
  if (charts['zookeeper.yaml']) zookeeper(charts['zookeeper.yaml'], platform);
  kafka(charts['kafka.yaml'], platform);
  access(charts['access.yaml'], platform);
  if (charts['schema-registry.yaml']) schemaRegistry(charts['schema-registry.yaml'], platform);
  if (charts['rest-proxy.yaml']) restProxy(charts['rest-proxy.yaml'], platform);
  return charts;
}

const pods = (identity: Identity): Peer => ({ kind: 'pods', labels: selectorLabels(identity) });

/** The namespace, closed to anything that is not `restricted`. */
class Namespace extends Construct {
  constructor(scope: Construct, id: string, { workloads, kubernetesVersion }: Platform) {
    super(scope, id);
    const { namespace, labels } = workloads;
    // Named by itself: two platforms in it would otherwise each claim it.
    const identity = { name: 'platform', component: 'namespace', partOf: namespace };
    const enforced = Object.fromEntries(
      ['enforce', 'audit', 'warn'].flatMap((mode) => [
        [`pod-security.kubernetes.io/${mode}`, 'restricted'],
        [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetesVersion}`],
      ]),
    );
    new k8s.KubeNamespace(this, 'Resource', {
      metadata: {
        name: namespace,
        labels: { ...labels, ...objectLabels(identity), ...enforced },
      },
    });
  }
}

function zookeeper(scope: Construct, { zookeeper: ensemble, workloads }: Platform): void {
  if (ensemble) new ZooKeeper(scope, 'ZooKeeper', { ensemble, workloads, clients: [pods(brokerIdentity(workloads))] });
}

function kafka(scope: Construct, platform: Platform): void {
  const { kafka: cluster, workloads, clients } = platform;
  const [interBroker] = cluster.listeners;
  const declared: ListenerClient[] = clients.map(({ namespace, labels, listener }) => ({
    listener,
    peer: { kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) },
  }));
  const administrator: ListenerClient = { listener: interBroker.name, peer: pods(accessIdentity(workloads)) };
  const isZooKeeper = cluster.coordination.mode === 'zookeeper';
  new Kafka(scope, 'Kafka', {
    cluster,
    workloads,
    clients: [administrator, ...componentClients(platform), ...declared],
    ...(isZooKeeper && { coordinator: { peer: pods(zooKeeperIdentity(workloads)), port: ZOOKEEPER_PORTS.client } }),
  });
}

/** The platform's own clients, at the listener components use. */
function componentClients({ kafka: cluster, schemaRegistry: registry, restProxy: proxy, workloads }: Platform): ListenerClient[] {
  const listener = componentListener(cluster)?.name ?? '';
  const identities = [...(registry ? [schemaRegistryIdentity(workloads)] : []), ...(proxy ? [restProxyIdentity(workloads)] : [])];
  return identities.map((identity) => ({ listener, peer: pods(identity) }));
}

function schemaRegistry(scope: Construct, { schemaRegistry: registry, restProxy: proxy, workloads }: Platform): void {
  if (!registry) return;
  const clients = proxy ? [pods(restProxyIdentity(workloads))] : [];
  new SchemaRegistry(scope, 'SchemaRegistry', { registry, workloads, kafka: pods(brokerIdentity(workloads)), clients });
}

function restProxy(scope: Construct, { restProxy: proxy, schemaRegistry: registry, workloads }: Platform): void {
  if (!proxy) return;
  new RestProxy(scope, 'RestProxy', {
    proxy,
    workloads,
    kafka: pods(brokerIdentity(workloads)),
    ...(registry && { schemaRegistry: { peer: pods(schemaRegistryIdentity(workloads)), port: SCHEMA_REGISTRY_PORT } }),
    clients: [],
  });
}

function access(scope: Construct, { kafka: cluster, access: declared, workloads }: Platform): void {
  const [interBroker] = cluster.listeners;
  const { certificates } = cluster;
  new KafkaAccess(scope, 'Access', {
    name: `${cluster.name}-access`,
    access: declared,
    connection: kafkaConnection(
      cluster,
      interBroker,
      certificates ? { kind: 'certificate', secret: certificates.admin.name } : { kind: 'nobody' },
    ),
    image: cluster.image,
    brokers: cluster.pools.reduce((sum, { replicas }) => sum + replicas, 0),
    kafka: pods(brokerIdentity(workloads)),
    workloads,
  });
}
