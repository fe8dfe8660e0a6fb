import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { accessIdentity, KafkaAccess } from '../../charts/access/access.js';
import { AdminProgramFile } from '../../charts/access/admin/program.js';
import { BUILDERS } from '../../charts/builders.js';
import { ClientSettings } from '../../charts/clients/client-settings.js';
import { type AnyComponent, EVERY_COMPONENT } from '../../charts/components.js';
import { brokerIdentity, kafkaConnection } from '../../charts/kafka/index.js';
import { Kafka } from '../../charts/kafka/kafka.js';
import type { ListenerClient } from '../../charts/kafka/policies.js';
import { DenyByDefault, k8s } from '../../charts/shared/constructs.js';
import { objectLabels, replicasOf } from '../../charts/shared/index.js';
import { ZOOKEEPER_PORTS, zooKeeperIdentity } from '../../charts/zookeeper/index.js';
import { ZooKeeper } from '../../charts/zookeeper/zookeeper.js';
import { ownNamespaces } from '../../platform/namespaces.js';
import type { Platform } from '../../platform/platform.js';
import { adminProgram, brokers, kafkaClients, pods, podsElsewhere, wiringOf } from './peers.js';

/** A rendered file's name and the charts' objects in it. The namespace sorts first: `kubectl apply -f` takes files in order. */
export type Charts = Readonly<Record<string, Chart>>;

/** The composition root: builds every component and hands each the addresses of the others. */
export function platformCharts(platform: Platform): Charts {
  const app = new App();
  const files = PARTS.filter(({ isThere }) => isThere?.(platform) ?? true).map(({ file, build }) => {
    const chart = new Chart(app, file.replace(/^[0-9]+-|\.yaml$/g, ''), { disableResourceNameHashes: true });
    build(chart, platform);
    return [file, chart] as const;
  });
  return Object.fromEntries(files);
}

/** One file of the output: whether a platform has it, and what is in it. */
interface Part {
  readonly file: string;
  /** @default always */
  readonly isThere?: (platform: Platform) => boolean;
  readonly build: (scope: Construct, platform: Platform) => void;
}

const PARTS: readonly Part[] = [
  { file: '00-namespace.yaml', build: namespaces },
  { file: 'zookeeper.yaml', isThere: ({ zookeeper: ensemble }) => ensemble !== undefined, build: zookeeper },
  { file: 'kafka.yaml', build: kafka },
  ...EVERY_COMPONENT.map(componentPart),
  {
    file: 'admin.yaml',
    build: (scope, { kafka: { name }, workloads }) => new AdminProgramFile(scope, 'Admin', { cluster: name, workloads }),
  },
  { file: 'access.yaml', build: access },
  { file: 'clients.yaml', isThere: ({ declaredClients }) => declaredClients.length > 0, build: clients },
  { file: 'network.yaml', build: network },
];

function namespaces(scope: Construct, platform: Platform): void {
  const { workloads } = platform;
  // Named by itself: two platforms in it would otherwise each claim it.
  new Namespace(scope, 'Namespace', platform, { name: workloads.namespace, partOf: workloads.namespace });
  for (const name of ownNamespaces(platform)) new Namespace(scope, name, platform, { name, partOf: workloads.partOf });
}

function network(scope: Construct, platform: Platform): void {
  const { workloads } = platform;
  new DenyByDefault(scope, 'DenyByDefault', workloads);
  for (const namespace of ownNamespaces(platform)) new DenyByDefault(scope, namespace, { ...workloads, namespace }, 'namespace');
}

/** A namespace, closed to anything that is not `restricted`. */
class Namespace extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { workloads: { labels }, kubernetesVersion }: Platform,
    { name, partOf }: { readonly name: string; readonly partOf: string },
  ) {
    super(scope, id);
    const identity = { name: 'platform', component: 'namespace', partOf };
    const enforced = Object.fromEntries(
      ['enforce', 'audit', 'warn'].flatMap((mode) => [
        [`pod-security.kubernetes.io/${mode}`, 'restricted'],
        [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetesVersion}`],
      ]),
    );
    new k8s.KubeNamespace(this, 'Resource', {
      metadata: {
        name,
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
    peer: podsElsewhere({ namespace, labels }, workloads),
  }));
  const administrator: ListenerClient = { listener: interBroker.name, peer: pods(accessIdentity(workloads)) };
  const isZooKeeper = cluster.coordination.mode === 'zookeeper';
  new Kafka(scope, 'Kafka', {
    cluster,
    workloads,
    clients: [administrator, ...kafkaClients(platform), ...declared],
    ...(isZooKeeper && { coordinator: { peer: pods(zooKeeperIdentity(workloads)), port: ZOOKEEPER_PORTS.client } }),
  });
}

function componentPart({ key, folder, isRendered }: AnyComponent): Part {
  return {
    file: `${folder}.yaml`,
    isThere: isRendered ?? ((platform) => platform[key] !== undefined),
    build: (scope, platform) => BUILDERS[key](scope, platform, wiringOf(platform)),
  };
}

function access(scope: Construct, platform: Platform): void {
  const { kafka: cluster, access: declared, workloads } = platform;
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
    admin: adminProgram(platform),
    brokers: replicasOf(cluster.pools),
    replicationFactor: cluster.replicationFactor,
    kafka: brokers(platform),
    workloads,
  });
}

/** What other teams' applications copy their settings from. */
function clients(scope: Construct, { declaredClients, workloads }: Platform): void {
  for (const client of declaredClients) new ClientSettings(scope, client.name, { client, workloads });
}
