import {
  type Coordination,
  controllersServiceName,
  type KraftCoordination,
  LISTENER_DEFAULTS,
  type NodePool,
  serviceHost,
  type Voter,
} from '../../charts/kafka/index.js';
import { heapFor, imageVersion, runnableImage, toMiB } from '../../charts/shared/index.js';
import { connectString, ZOOKEEPER_IMAGES, ZOOKEEPER_PORTS, type ZooKeeperEnsemble } from '../../charts/zookeeper/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Inputs } from '../inputs.js';
import type { KraftSpec } from '../spec.js';
import { zooKeeperName } from './names.js';
import { podHosts, resolveVolumes } from './pools.js';

/** Who keeps the metadata, with every address. */
export function resolveCoordination(environment: Environment, name: string, pools: readonly [NodePool, ...NodePool[]]): Coordination {
  const { coordination } = environment.kafka;
  if (coordination.mode === 'zookeeper') {
    const hosts = zooKeeperHosts(environment, coordination.replicas);
    return { mode: 'zookeeper', connect: connectString(hosts), port: ZOOKEEPER_PORTS.client };
  }
  const controllers = coordination.controllers === 'combined' ? 'combined' : controllerPool(environment, coordination, name);
  const { directoryIds } = coordination.dynamicQuorum ?? {};
  return {
    mode: 'kraft',
    controllers,
    listener: controllerListener(environment),
    voters: voters(controllers === 'combined' ? pools[0] : controllers, directoryIds),
    quorum: directoryIds ? 'dynamic' : 'static',
    bootstrapMarker: `${name}-bootstrap-state`,
  };
}

/** Controllers speak as brokers do among themselves. */
function controllerListener({ kafka }: Environment): KraftCoordination['listener'] {
  const [{ protocol }] = kafka.listeners;
  const base = { name: 'CONTROLLER', port: LISTENER_DEFAULTS.controllerPort };
  return protocol === 'PLAINTEXT' ? { ...base, protocol, authentication: 'none' } : { ...base, protocol: 'SSL', authentication: 'mtls' };
}

function controllerPool(environment: Environment, spec: KraftSpec, name: string): NodePool {
  const { storageGiB, memoryGiB, cpuMillis, firstNodeId, heapPercent } = ENVIRONMENT_DEFAULTS.controller;
  const memoryMiB = toMiB(spec.memoryGiB ?? memoryGiB);
  const replicas = spec.controllers === 'combined' ? 0 : spec.controllers;
  const serviceName = controllersServiceName(name);
  return {
    name: `${name}-controller`,
    roles: ['controller'],
    replicas,
    firstNodeId: spec.firstNodeId ?? firstNodeId,
    volumes: resolveVolumes([{ storageGiB: spec.storageGiB ?? storageGiB }], environment.kubernetes.storageClass),
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, heapPercent),
    serviceName,
    hosts: podHosts(`${name}-controller`, replicas, serviceHost(serviceName, environment.namespace)),
  };
}

const voters = ({ hosts, firstNodeId }: NodePool, directoryIds: readonly string[] | undefined): Voter[] =>
  hosts.map((host, ordinal) => {
    const directoryId = directoryIds?.[ordinal];
    return { nodeId: firstNodeId + ordinal, host, port: LISTENER_DEFAULTS.controllerPort, ...(directoryId && { directoryId }) };
  });

const zooKeeperHosts = (environment: Environment, replicas: number) => {
  const name = zooKeeperName(environment);
  return podHosts(name, replicas, serviceHost(name, environment.namespace));
};

/** The ensemble of an environment in ZooKeeper mode; nothing in KRaft mode. */
export function resolveZooKeeper(environment: Environment, { release, model }: Inputs): ZooKeeperEnsemble | undefined {
  const { coordination } = environment.kafka;
  if (coordination.mode !== 'zookeeper' || !release.zookeeper) return undefined;
  const defaults = ENVIRONMENT_DEFAULTS.zookeeper;
  const { storageClass, imageMirror } = environment.kubernetes;
  const memoryMiB = toMiB(coordination.memoryGiB ?? defaults.memoryGiB);
  const disk = { storageGiB: coordination.storageGiB ?? defaults.storageGiB, ...(storageClass && { storageClass }) };
  const name = zooKeeperName(environment);
  const image = runnableImage(ZOOKEEPER_IMAGES, { image: release.zookeeper, line: model.line, mirror: imageMirror });
  return {
    name,
    namespace: environment.namespace,
    version: imageVersion(image) ?? 'unknown',
    image,
    replicas: coordination.replicas,
    data: { name: 'data', ...disk },
    log: { name: 'log', ...disk },
    resources: { memoryMiB, cpuMillis: coordination.cpuMillis ?? defaults.cpuMillis },
    heapMiB: coordination.heapMiB ?? heapFor(memoryMiB, defaults.heapPercent),
    hosts: zooKeeperHosts(environment, coordination.replicas),
    bootstrapMarker: `${name}-bootstrap-state`,
  };
}
