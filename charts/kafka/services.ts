import { Construct } from 'constructs';
import { k8s, metadata } from '../shared/constructs.js';
import { type Identity, selectorLabels, type Workloads } from '../shared/index.js';
import { bootstrapServiceName, type KafkaCluster, type NodePool, nodeIds } from './cluster.js';
import { brokerIdentity, controllerIdentity } from './identity.js';
import type { Listener } from './listeners.js';

interface Bound {
  readonly name: string;
  readonly port: number;
}
const servicePort = ({ name, port }: Bound): k8s.ServicePort => ({
  name: name.toLowerCase().replace(/_/g, '-'),
  port,
  targetPort: k8s.IntOrString.fromNumber(port),
  protocol: 'TCP',
});

/** Names the pods of a role, before they are ready too: voters must find one another to become ready. */
class PodNames extends Construct {
  constructor(scope: Construct, id: string, config: { name: string; identity: Identity; ports: readonly Bound[]; workloads: Workloads }) {
    super(scope, id);
    new k8s.KubeService(this, 'Resource', {
      metadata: metadata(config.name, config.identity, config.workloads),
      spec: {
        clusterIp: 'None',
        publishNotReadyAddresses: true,
        selector: { ...selectorLabels(config.identity) },
        ports: config.ports.map(servicePort),
      },
    });
  }
}

/** How Kafka is found: pod names for itself, a bootstrap address for clients, one address a broker for clients outside. */
export class KafkaServices extends Construct {
  constructor(scope: Construct, id: string, { cluster, workloads }: { cluster: KafkaCluster; workloads: Workloads }) {
    super(scope, id);
    const { coordination, listeners, pools } = cluster;
    const brokers = brokerIdentity(workloads);
    const controller = coordination.mode === 'kraft' ? [coordination.listener] : [];
    const isCombined = coordination.mode === 'kraft' && coordination.controllers === 'combined';
    if (coordination.mode === 'kraft' && coordination.controllers !== 'combined') {
      const name = coordination.controllers.serviceName;
      new PodNames(this, 'Controllers', { name, identity: controllerIdentity(workloads), ports: controller, workloads });
    }
    const ports = [...listeners, ...(isCombined ? controller : [])];
    new PodNames(this, 'Brokers', { name: pools[0].serviceName, identity: brokers, ports, workloads });
    new k8s.KubeService(this, 'Bootstrap', {
      metadata: metadata(bootstrapServiceName(cluster), brokers, workloads),
      spec: { selector: { ...selectorLabels(brokers) }, ports: listeners.map(servicePort) },
    });
    for (const listener of listeners) new ExternalServices(this, listener.name, { cluster, listener, workloads });
  }
}

/** One Service a broker for a listener that clients outside use; nothing for the others. */
class ExternalServices extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { cluster, listener, workloads }: { cluster: KafkaCluster; listener: Listener; workloads: Workloads },
  ) {
    super(scope, id);
    if (listener.exposure.kind === 'inside') return;
    const suffix = listener.name.toLowerCase().replace(/_/g, '-');
    for (const { pod, nodeId, pool } of cluster.pools.flatMap(podsOf)) {
      // The label with a pod's name is put on by Kubernetes; where the pool has one pod, the pool's own says the same.
      const own = selectorLabels({ ...brokerIdentity(workloads), instance: pool.name });
      const selector = pool.replicas === 1 ? own : { ...own, 'statefulset.kubernetes.io/pod-name': pod };
      this.service(`Broker${nodeId}`, `${pod}-${suffix}`, selector, listener, workloads, nodeId);
    }
    if (listener.exposure.kind === 'load-balancer') {
      this.service(
        'Bootstrap',
        `${bootstrapServiceName(cluster)}-${suffix}`,
        selectorLabels(brokerIdentity(workloads)),
        listener,
        workloads,
      );
    }
  }

  private service(
    id: string,
    name: string,
    selector: Record<string, string>,
    listener: Listener,
    workloads: Workloads,
    nodeId?: number,
  ): void {
    const { exposure } = listener;
    const annotations = exposure.kind === 'load-balancer' ? (exposure.annotations ?? {}) : {};
    const nodePort = exposure.kind === 'node-port' && nodeId !== undefined ? { nodePort: exposure.firstNodePort + nodeId } : {};
    new k8s.KubeService(this, id, {
      metadata: metadata(name, brokerIdentity(workloads), workloads, { annotations }),
      spec: {
        type: exposure.kind === 'load-balancer' ? 'LoadBalancer' : 'NodePort',
        // Local keeps the client's address: the policy's `allowFrom` looks at it.
        ...(exposure.kind === 'load-balancer' && { loadBalancerSourceRanges: [...exposure.allowFrom], externalTrafficPolicy: 'Local' }),
        selector: { ...selector },
        ports: [{ ...servicePort(listener), ...nodePort }],
      },
    });
  }
}

const podsOf = (pool: NodePool) => nodeIds(pool).map((nodeId, ordinal) => ({ pod: `${pool.name}-${ordinal}`, nodeId, pool }));
