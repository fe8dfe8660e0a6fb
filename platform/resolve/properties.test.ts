import { beforeAll, describe, expect, it } from 'vitest';
import {
  allPools,
  clientScram,
  externalLoadBalancer,
  externalNodePort,
  internalTls,
  type KafkaCluster,
  kafkaConnection,
  type NodePool,
  nodeIds,
} from '../../charts/kafka/index.js';
import { serverProperties } from '../../charts/kafka/server-properties.js';
import { heapFor, toMiB } from '../../charts/shared/index.js';
import { all, type Change, inputsOf, kafka, sound, top } from '../../test/described.js';
import { randomFrom } from '../../test/random.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Platform } from '../platform.js';
import { environmentProblems } from '../problems/problems.js';
import { pool } from '../spec.js';
import { resolve } from './resolve.js';

const RUNS = 300;
const { draw, oneOf, chance } = randomFrom(20_260_801);

/** Any environment, most of them sound: pools, controllers, listeners and names in many combinations. */
function anyChange(): Change {
  const spec = (index: number) =>
    pool({
      name: `p${index}`,
      brokers: draw(1, 4),
      volumes: [{ storageGiB: draw(1, 9) }],
      ...(chance() && { memoryGiB: draw(1, 64) / 4 }),
      ...(chance() && { heapMiB: draw(100, 3000) }),
      ...(chance() && { firstNodeId: draw(0, 40) * 5 }),
    });
  const [first, ...rest] = Array.from({ length: draw(1, 4) }, (_, index) => spec(index));
  if (!first) throw new Error('at least one');
  const allowFrom = ['10.0.0.0/8'] as const;
  const outside = oneOf([
    [],
    [externalNodePort({ host: oneOf(['nodes.example.com', 'n{id}.example.com']), allowFrom })],
    [externalLoadBalancer({ host: 'b-{id}.lb.example.com', bootstrapHost: 'lb.example.com', allowFrom })],
  ]);
  return all(
    top({
      class: oneOf(['development', 'staging', 'production']),
      namespace: oneOf(['streaming', 'x']),
      ...(chance() && { prefix: 'blue' }),
    }),
    kafka({
      coordination: {
        mode: 'kraft',
        controllers: oneOf([1, 3, 5, 'combined']),
        ...(chance() && { memoryGiB: draw(1, 16) / 4 }),
        ...(chance() && { firstNodeId: draw(0, 300) }),
      },
      pools: [first, ...rest],
      listeners: [internalTls(), clientScram({ port: 9093 }), ...outside],
    }),
  );
}

const platforms: Platform[] = [];
beforeAll(async () => {
  const inputs = await inputsOf(sound.release);
  for (let run = 0; run < RUNS; run += 1) {
    const { environment } = anyChange()(sound);
    if (environmentProblems(environment, inputs).length === 0) platforms.push(resolve(environment, inputs));
  }
});

const each = (check: (cluster: KafkaCluster, platform: Platform) => void) => {
  expect(platforms.length).toBeGreaterThan(RUNS / 5); // else the generator, not the code, is to blame
  for (const platform of platforms) check(platform.kafka, platform);
};

/** Hosts a broker says it has, as its start script fills them in. */
const advertisedHosts = (cluster: KafkaCluster, nodes: NodePool) =>
  nodeIds(nodes).flatMap((id, ordinal) => {
    const text = serverProperties(cluster, nodes)['advertised.listeners'] ?? '';
    const filled = text.replaceAll('{pod}', `${nodes.name}-${ordinal}`).replaceAll('{id}', `${id}`);
    return filled.split(',').map((address) => /:\/\/([^:]+):/.exec(address)?.[1] ?? address);
  });

/** Whether a certificate's name holds for a host: `*` stands for one label. */
const covers = (name: string, host: string) =>
  name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1) && host.indexOf('.') > 0);

describe('in every sound environment', () => {
  it('the heap leaves room below the limit', () => {
    each((cluster) => {
      for (const { heapMiB, resources } of allPools(cluster)) expect(resources.memoryMiB - heapMiB).toBeGreaterThanOrEqual(192);
    });
  });

  it('node ids are each one node’s', () => {
    each((cluster) => {
      const ids = allPools(cluster).flatMap(nodeIds);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('the voters are the controllers, at the names of their pods', () => {
    each(({ coordination, pools }) => {
      if (coordination.mode !== 'kraft') return;
      const nodes = coordination.controllers === 'combined' ? pools[0] : coordination.controllers;
      expect(coordination.voters.map(({ nodeId, host }) => [nodeId, host])).toEqual(
        nodeIds(nodes).map((id, ordinal) => [id, `${nodes.name}-${ordinal}.${nodes.serviceName}.${host(nodes)}`]),
      );
    });
    function host({ hosts }: NodePool) {
      return hosts[0]?.split('.').slice(2).join('.');
    }
  });

  it('the certificate has every name a node is called by', () => {
    each((cluster) => {
      const names = cluster.certificates?.nodes.dnsNames ?? [];
      const bootstrap = cluster.listeners.flatMap((listener) => [
        ...(listener.exposure.kind === 'load-balancer' ? [listener.exposure.bootstrapHost] : []),
        ...(listener.authentication === 'scram' ? kafkaConnection(cluster, listener, { kind: 'scram', secret: 'x' }).bootstrapServers : []),
      ]);
      const voters = cluster.coordination.mode === 'kraft' ? cluster.coordination.voters.map(({ host }) => host) : [];
      const hosts = [
        ...cluster.pools.flatMap((nodes) => advertisedHosts(cluster, nodes)),
        ...bootstrap.map((address) => address.split(':')[0] ?? ''),
        ...voters,
      ];
      for (const host of hosts)
        expect(
          names.filter((name) => covers(name, host)),
          host,
        ).not.toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('there are enough brokers for every copy, and a copy to spare for a restart', () => {
    each(({ pools, replicationFactor, minInSyncReplicas }) => {
      const brokers = pools.reduce((sum, { replicas }) => sum + replicas, 0);
      expect(replicationFactor).toBeLessThanOrEqual(brokers);
      expect(minInSyncReplicas).toBeLessThanOrEqual(Math.max(1, replicationFactor - 1));
    });
  });
});

describe('the heap', () => {
  const { heapPercent, maxHeapMiB } = ENVIRONMENT_DEFAULTS.broker;
  it('is the share of the memory in whole MiB, up to the cap', () => {
    for (let run = 0; run < 1000; run += 1) {
      const memoryMiB = toMiB(draw(1, 400) / 8);
      const heap = heapFor(memoryMiB, heapPercent, maxHeapMiB);
      expect(Number.isInteger(heap)).toBe(true);
      expect(heap).toBeLessThanOrEqual(maxHeapMiB);
      if (heap < maxHeapMiB)
        expect([heap * 100 <= memoryMiB * heapPercent, (heap + 1) * 100 > memoryMiB * heapPercent]).toEqual([true, true]);
    }
  });

  it.each([
    [8, 4096],
    [12, 6144],
    [12.5, 6144],
    [64, 6144],
  ])('of %d GiB is %i MiB by default', (memoryGiB, heapMiB) => {
    expect(heapFor(toMiB(memoryGiB), heapPercent, maxHeapMiB)).toBe(heapMiB);
  });
});

describe('advice', () => {
  it('on a heap passes when it is followed', async () => {
    const inputs = await inputsOf(sound.release);
    const problemsOf = (memoryGiB: number, heapMiB: number | undefined) => {
      const change = kafka({ coordination: { mode: 'kraft', controllers: 3, memoryGiB, ...(heapMiB !== undefined && { heapMiB }) } });
      return environmentProblems(change(sound).environment, inputs);
    };
    for (let run = 0; run < RUNS; run += 1) {
      const [memoryGiB, heapMiB] = [draw(1, 40) / 16, chance() ? draw(1, 3000) : undefined];
      const [problem] = problemsOf(memoryGiB, heapMiB);
      if (!problem) continue;
      const [, raised] = /raise the memory to (\d+) MiB/.exec(problem.fix) ?? [];
      const [, fitting] = /the heap to (\d+) MiB/.exec(problem.fix) ?? [];
      const isBoth = problem.fix.includes(' and ');
      if (raised) expect(problemsOf(Number(raised) / 1024, isBoth ? Number(fitting) : heapMiB)).toEqual([]);
      if (fitting && !isBoth) expect(problemsOf(memoryGiB, Number(fitting))).toEqual([]);
      expect([raised, fitting].some((value) => value !== undefined)).toBe(true);
    }
  });
});
