// Read by tsc alone: each line compiles, or does not, as its comment says. Nothing here runs.

import {
  type ClientListener,
  clientScram,
  externalLoadBalancer,
  externalNodePort,
  type InterBrokerListener,
  internalTls,
} from '../charts/kafka/index.js';
import type { BrokerSettings } from '../charts/kafka/versions/index.js';
import { type SecretRef, secret } from '../charts/shared/index.js';
import { environment } from './environment.js';
import type { Patch } from './patch.js';
import { type CoordinationSpec, type KafkaSpec, type KraftSpec, perZone, pool } from './spec.js';

type Kafka = KafkaSpec<'4.3'>;
const volumes = [{ storageGiB: 1 }] as const;
const kafka: Kafka = {
  clusterId: 'hK3mJ8s4TZ-bwXq5VdR0Eg',
  coordination: { mode: 'kraft', controllers: 3 },
  pools: perZone({ brokers: 1, volumes }),
  listeners: [internalTls(), clientScram()],
};
const rest = { class: 'production', namespace: 'streaming', kubernetes: { version: '1.34' }, kafka } as const;

export const accepted = [
  environment({ ...rest, name: 'prod' }),
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'log.retention.hours': 1 } } }),
  // No release file has this name yet: the newest line types it.
  environment({ ...rest, name: 'tomorrow', kafka: { ...kafka, settings: { 'log.retention.hours': 1 } } }),
  environment({ ...rest, name: 'prod', kafka: { ...kafka, unchecked: { 'a.plugin.key': { value: '1', why: 'a plugin reads it' } } } }),
];

const kafkaAt36: KafkaSpec<'3.6'> = { ...kafka, settings: { 'zookeeper.session.timeout.ms': 18_000 } };
// The line of releases/multinode.yaml is 3.6.
export const older = environment({ ...rest, name: 'multinode', kafka: kafkaAt36 });
/** Two environments of one shape: the name is one of them. */
export const likeEachOther = (name: 'staging' | 'prod') => environment({ ...rest, name });

export const environmentErrors = [
  // @ts-expect-error misspelt key of an environment without a release file
  environment({ ...rest, name: 'tomorrow', kafka: { ...kafka, settings: { 'log.retention.hour': 1 } } }),
  // @ts-expect-error misspelt key
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'log.retention.hour': 1 } } }),
  // @ts-expect-error removed in 4.0
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'zookeeper.session.timeout.ms': 18_000 } } }),
  // @ts-expect-error wrong word
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'compression.type': 'zip' } } }),
  // @ts-expect-error derived from the description
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'node.id': 1 } } }),
  // @ts-expect-error derived from the description
  environment({ ...rest, name: 'prod', kafka: { ...kafka, settings: { 'default.replication.factor': 3 } } }),
  // @ts-expect-error a misspelt key of a topic
  environment({ ...rest, name: 'prod', kafka: { ...kafka, topics: [{ name: 'a', partitions: 1, settings: { 'retention.msec': 1 } }] } }),
  environment({
    ...rest,
    name: 'prod',
    // @ts-expect-error of a topic this is its own field
    kafka: { ...kafka, topics: [{ name: 'a', partitions: 1, settings: { 'min.insync.replicas': 1 } }] },
  }),
  // @ts-expect-error ZooKeeper ended with Kafka 3.9
  environment({ ...rest, name: 'prod', kafka: { ...kafka, coordination: { mode: 'zookeeper', replicas: 3 } } }),
  // @ts-expect-error a reason is missing
  environment({ ...rest, name: 'prod', kafka: { ...kafka, unchecked: { 'a.plugin.key': { value: '1' } } } }),
  // @ts-expect-error no such class
  environment({ ...rest, name: 'prod', class: 'prod' }),
  // @ts-expect-error a Kubernetes nobody checks
  environment({ ...rest, name: 'prod', kubernetes: { version: '1.20' } }),
  // @ts-expect-error undefined is not a value: it would erase the default
  environment({ ...rest, name: 'prod', kafka: { ...kafka, replicationFactor: undefined } }),
];

export const onThreeNine: readonly CoordinationSpec<'3.9'>[] = [
  { mode: 'zookeeper', replicas: 3 },
  { mode: 'kraft', controllers: 3 },
];
export const onFour: readonly CoordinationSpec<'4.0'>[] = [
  // @ts-expect-error ZooKeeper ended with Kafka 3.9
  { mode: 'zookeeper', replicas: 3 },
  { mode: 'kraft', controllers: 'combined' },
];
export const kraftErrors: readonly KraftSpec[] = [
  // @ts-expect-error a key of the other mode
  { mode: 'kraft', controllers: 3, replicas: 3 },
  // @ts-expect-error no directory id
  { mode: 'kraft', controllers: 3, dynamicQuorum: { directoryIds: [] } },
];

const base = { name: 'X', port: 9095, purpose: 'clients', exposure: { kind: 'inside' } } as const;
export const listeners: readonly ClientListener[] = [
  { ...base, protocol: 'SASL_SSL', authentication: 'scram' },
  { ...base, protocol: 'SSL', authentication: 'mtls' },
  // @ts-expect-error a certificate is not asked for under SASL_SSL
  { ...base, protocol: 'SASL_SSL', authentication: 'mtls' },
  // @ts-expect-error a password in the clear
  { ...base, protocol: 'PLAINTEXT', authentication: 'scram' },
];
export const outsideAmongBrokers: InterBrokerListener = {
  ...internalTls(),
  // @ts-expect-error brokers speak to one another inside only
  exposure: externalNodePort({ host: 'x', allowFrom: ['::/0'] }).exposure,
};

export const shapes: readonly Partial<Kafka>[] = [
  // @ts-expect-error no listener
  { listeners: [] },
  // @ts-expect-error the brokers' own listener comes first
  { listeners: [clientScram()] },
  // @ts-expect-error no pool
  { pools: [] },
  // @ts-expect-error no volume
  { pools: [{ name: 'a', brokers: 1, volumes: [] }] },
  // @ts-expect-error a misspelt field
  { replicationfactor: 3 },
];
export const poolErrors = [
  // @ts-expect-error no volume
  pool({ name: 'a', brokers: 1, volumes: [] }),
  // @ts-expect-error pools of zones have the zones' names
  perZone({ name: 'a', brokers: 1, volumes }),
];
export const addresses = [
  // @ts-expect-error no address
  externalNodePort({ allowFrom: ['10.0.0.0/8'] }),
  // @ts-expect-error no address of the first contact
  externalLoadBalancer({ host: 'b-{id}.x', allowFrom: ['10.0.0.0/8'] }),
  // @ts-expect-error nobody is let in
  externalNodePort({ host: 'x', allowFrom: [] }),
];

type StatefulSetPatch = Extract<Patch, { kind: 'StatefulSet' }>;
type Containers = NonNullable<NonNullable<NonNullable<StatefulSetPatch['spec']['template']>['spec']>['containers']>;
const inContainer = (container: Containers[number]): Patch => ({
  kind: 'StatefulSet',
  name: 'a',
  spec: { template: { spec: { containers: [container] } } },
  reason: 'r',
});
export const patches: readonly Patch[] = [
  { kind: 'StatefulSet', name: 'a', spec: { template: { spec: { hostNetwork: true } } }, reason: 'r' },
  { kind: 'StatefulSet', name: 'a', spec: { template: { spec: { setHostnameAsFQDN: true, priorityClassName: null } } }, reason: 'r' },
  { kind: 'Service', name: 'a', spec: { clusterIP: null, ports: [{ port: 1, targetPort: 'http' }] }, reason: 'r' },
  { kind: 'SparkApplication', name: 'a', spec: { driver: { cores: 2 } }, reason: 'r' },
  { kind: 'NetworkPolicy', name: 'a', spec: { ingress: [{ ports: [{ protocol: 'UDP' }] }] }, reason: 'r' },
  inContainer({ name: 'kafka', resources: { limits: { memory: '4Gi' } } }),
  inContainer({
    name: 'kafka',
    env: [
      { name: 'A', $patch: 'delete' },
      { name: 'B', value: null },
    ],
  }),
  inContainer({ $patch: 'replace' }),
  // @ts-expect-error as cdk8s calls it, which no API server reads
  { kind: 'Service', name: 'a', spec: { clusterIp: 'None' }, reason: 'r' },
  // @ts-expect-error no name to find the container by
  inContainer({ image: 'x' }),
  // @ts-expect-error a mount is found by its path
  inContainer({ name: 'kafka', volumeMounts: [{ name: 'data', $patch: 'delete' }] }),
  // @ts-expect-error no such operation
  inContainer({ name: 'kafka', $patch: 'remove' }),
  // @ts-expect-error a list that is replaced has whole items
  { kind: 'StatefulSet', name: 'a', spec: { volumeClaimTemplates: [{ spec: { accessModes: 1 } }] }, reason: 'r' },
  // @ts-expect-error a misspelt field deep inside
  { kind: 'StatefulSet', name: 'a', spec: { template: { spec: { hostNetwrok: true } } }, reason: 'r' },
  // @ts-expect-error no reason
  { kind: 'StatefulSet', name: 'a', spec: { replicas: 1 } },
];

// @ts-expect-error a value is not a reference
export const written: SecretRef = 'hunter2';
export const referred: SecretRef = secret('orders-db');
// @ts-expect-error another line's key
export const later: BrokerSettings<'4.0'> = { 'cordoned.log.dirs': '/data' };
