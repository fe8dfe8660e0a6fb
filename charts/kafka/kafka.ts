import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DisruptionBudget, EdgePolicy, metadata, type Peer } from '../shared/constructs.js';
import type { CertificateRequirement, Workloads } from '../shared/index.js';
import { replicasOf } from '../shared/index.js';
import { allPools, type KafkaCertificates, type KafkaCluster } from './cluster.js';
import { brokerIdentity, controllerIdentity } from './identity.js';
import { NodeSet } from './node-set.js';
import { kafkaEdges, type ListenerClient } from './policies.js';
import { KafkaServices } from './services.js';

/** What the composition root hands to Kafka. */
export interface KafkaConfig {
  /** The cluster to build. */
  readonly cluster: KafkaCluster;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** Pods and addresses that may use a listener. */
  readonly clients: readonly ListenerClient[];
  /** ZooKeeper's pods, in that mode. */
  readonly coordinator?: { readonly peer: Peer; readonly port: number };
}

/** A Kafka cluster: its nodes, services, certificates, budgets and policies. */
export class Kafka extends Construct {
  constructor(scope: Construct, id: string, { cluster, workloads, clients, coordinator }: KafkaConfig) {
    super(scope, id);
    new KafkaServices(this, 'Services', { cluster, workloads });
    for (const pool of allPools(cluster)) new NodeSet(this, pool.name, { cluster, pool, workloads });
    this.budgets(cluster, workloads);
    for (const edges of kafkaEdges(cluster, clients, workloads, coordinator))
      new EdgePolicy(this, `Policy-${edges.name}`, edges, workloads);
    if (cluster.certificates?.issuer) new Certificates(this, 'Certificates', cluster.certificates, workloads);
  }

  private budgets({ name, pools, coordination }: KafkaCluster, workloads: Workloads): void {
    new DisruptionBudget(this, 'BrokerBudget', {
      name: `${name}-broker`,
      identity: brokerIdentity(workloads),
      workloads,
      pods: replicasOf(pools),
    });
    if (coordination.mode === 'zookeeper' || coordination.controllers === 'combined') return;
    const pods = coordination.controllers.replicas;
    new DisruptionBudget(this, 'ControllerBudget', {
      name: `${name}-controller`,
      identity: controllerIdentity(workloads),
      workloads,
      pods,
    });
  }
}

/** Days a certificate lives, and how many before its end cert-manager renews it: room for a slow rollout. */
const CERTIFICATE_DAYS = { duration: 365, renewBefore: 60 } as const;
const HOURS_A_DAY = 24;

/** The certificates of the nodes and the administrator, where cert-manager makes them. */
class Certificates extends Construct {
  constructor(scope: Construct, id: string, { nodes, admin, issuer }: KafkaCertificates, workloads: Workloads) {
    super(scope, id);
    for (const certificate of [nodes, admin]) {
      new ApiObject(this, certificate.name, {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: metadata(certificate.name, brokerIdentity(workloads), workloads),
        spec: certificateSpec(certificate, issuer),
      });
    }
  }
}

const IP_ADDRESS = /^\d+(\.\d+){3}$|:/;

/** cert-manager keeps names and addresses apart. */
function alternativeNames(names: readonly string[]): { dnsNames?: string[]; ipAddresses?: string[] } {
  const ipAddresses = names.filter((name) => IP_ADDRESS.test(name));
  const dnsNames = names.filter((name) => !IP_ADDRESS.test(name));
  return { ...(dnsNames.length > 0 && { dnsNames }), ...(ipAddresses.length > 0 && { ipAddresses }) };
}

const certificateSpec = ({ name, commonName, dnsNames }: CertificateRequirement, issuer: KafkaCertificates['issuer']) => ({
  secretName: name,
  commonName,
  ...alternativeNames(dnsNames),
  usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
  privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' }, // Kafka reads PKCS#8 only
  duration: `${CERTIFICATE_DAYS.duration * HOURS_A_DAY}h0m0s`,
  renewBefore: `${CERTIFICATE_DAYS.renewBefore * HOURS_A_DAY}h0m0s`,
  issuerRef: { name: issuer?.name, kind: issuer?.kind, group: 'cert-manager.io' },
});
