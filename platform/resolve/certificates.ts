import {
  bootstrapServiceName,
  brokersServiceName,
  controllersServiceName,
  type KafkaCertificates,
  type Listener,
  nodeIds,
  serviceHost,
} from '../../charts/kafka/index.js';
import type { Prerequisite } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import { firstNodeIdOf, poolSpecs } from './pools.js';

/** What the cluster must offer where certificates come from cert-manager. */
export const CERT_MANAGER: Prerequisite = {
  name: 'cert-manager',
  customResources: ['certificates.cert-manager.io'],
  apiVersion: 'cert-manager.io/v1',
  minimum: '1.0.0',
  checked: '1.21.1',
  why: 'certificates come from it: without it no broker can start',
  install: 'install cert-manager with its Helm chart or its manifest, and the issuer that kafka.certificates names',
  operator: { label: 'cert-manager', image: 'cert-manager-controller', namespacesArgument: '--namespace' },
};

/** Certificates of nodes and administrator, when any listener speaks TLS. */
export function resolveCertificates(environment: Environment, name: string): KafkaCertificates | undefined {
  const { kafka } = environment;
  if (kafka.listeners.every(({ protocol }) => protocol === 'PLAINTEXT')) return undefined;
  const spec = kafka.certificates ?? { from: 'secrets' };
  const common = {
    kind: 'certificate',
    authority: `${name}-authority`,
    source: spec.from === 'secrets' ? 'secret' : 'cert-manager',
  } as const;
  return {
    nodes: {
      ...common,
      name: `${name}-nodes-tls`,
      purpose: 'brokers and controllers show it to one another and to clients',
      commonName: `${name}-node`,
      dnsNames: nodeNames(environment, name),
    },
    admin: {
      ...common,
      name: `${name}-admin-tls`,
      purpose: 'the access Job sets settings, topics, users and ACLs with it',
      commonName: `${name}-admin`,
      dnsNames: [],
    },
    ...(spec.from === 'cert-manager' && { issuer: spec.issuer }),
  };
}

/** Every name a node is called by: pod names by wildcard, the bootstrap Service, and what external listeners advertise. */
function nodeNames(environment: Environment, name: string): string[] {
  const { namespace, kafka } = environment;
  const hosts = [
    `*.${serviceHost(brokersServiceName(name), namespace)}`,
    ...(kafka.coordination.mode === 'kraft' && kafka.coordination.controllers !== 'combined'
      ? [`*.${serviceHost(controllersServiceName(name), namespace)}`]
      : []),
    serviceHost(bootstrapServiceName({ name }), namespace),
  ];
  const ids = poolSpecs(environment).flatMap((spec, index) => nodeIds({ firstNodeId: firstNodeIdOf(spec, index), replicas: spec.brokers }));
  const outside = kafka.listeners.flatMap((listener) => externalNames(listener, ids));
  return [...hosts, ...hosts.map((host) => `${host}.cluster.local`), ...new Set(outside)];
}

function externalNames({ exposure }: Listener, ids: readonly number[]): string[] {
  if (exposure.kind === 'inside') return [];
  const brokers = ids.map((id) => exposure.host.replaceAll('{id}', String(id)));
  return exposure.kind === 'load-balancer' ? [...brokers, exposure.bootstrapHost] : brokers;
}
