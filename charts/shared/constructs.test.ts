import { describe, expect, it } from 'vitest';
import { at, list } from '../../policy/schemas/json.js';
import { workloads } from '../../test/platform-parts.js';
import { resource, synth } from '../../test/synth.js';
import {
  affinity,
  contentHash,
  DenyByDefault,
  DisruptionBudget,
  EdgePolicy,
  HashedConfigMap,
  livenessProbe,
  readinessProbe,
  startupProbe,
  zoneSpread,
} from './constructs.js';

const identity = { name: 'kafka', component: 'broker', partOf: 'streaming' };
const pods = { kind: 'pods', labels: { app: 'x' } } as const;

describe('a content hash', () => {
  it('is of names and texts, whatever their order', () => {
    expect(contentHash({ a: '1', b: '2' })).toBe(contentHash({ b: '2', a: '1' }));
    const others = [{ a: '1' }, { a: '2' }, { b: '1' }, { a: '1', b: '' }, { a1: '' }, { '': 'a1' }];
    expect(new Set(others.map(contentHash)).size).toBe(others.length);
    for (const content of others) expect(contentHash(content)).toMatch(/^[0-9a-f]{10}$/);
  });

  it('names settings, which never change', () => {
    const [map] = synth((scope) => new HashedConfigMap(scope, 'Map', { name: 'a', identity, workloads, files: { f: 'x' } }));
    expect(map).toMatchObject({ immutable: true, data: { f: 'x' }, metadata: { name: `a-${contentHash({ f: 'x' })}` } });
  });
});

describe('a budget', () => {
  const budget = (count: number) =>
    synth((scope) => new DisruptionBudget(scope, 'Budget', { name: 'a', identity, workloads, pods: count }));

  it.each([2, 3, 5])('of %i lets one go at a time', (count) => {
    expect(resource(budget(count), 'PodDisruptionBudget').spec).toMatchObject({
      minAvailable: count - 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
  });

  it('of one would block every drain, so there is none', () => {
    expect(budget(1)).toEqual([]);
  });
});

describe('probes', () => {
  it.each([
    [1800, 600],
    [10, 4],
    [3, 1],
  ])('give a start of %i seconds %i looks', (budget, threshold) => {
    const { periodSeconds = 0, failureThreshold = 0 } = startupProbe(1, budget);
    expect([failureThreshold, failureThreshold * periodSeconds >= budget]).toEqual([threshold, true]);
  });

  it('send clients away before they restart anything', () => {
    const patience = ({ periodSeconds = 0, failureThreshold = 0 }) => periodSeconds * failureThreshold;
    expect(patience(readinessProbe(1))).toBeLessThan(patience(livenessProbe('a')));
    expect(patience(livenessProbe('a'))).toBe(60);
  });
});

describe('placement', () => {
  it('keeps alike apart, hard or soft, and binds to a zone where one is given', () => {
    const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'x' } } };
    expect(affinity({ app: 'x' }, workloads)).toEqual({
      podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
    });
    expect(affinity({ app: 'x' }, { ...workloads, spread: 'hard' }, 'a')).toMatchObject({
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ values: ['a'] }] }] } },
    });
  });

  it.each([
    [[], 'hard', []],
    [['a'], 'hard', []],
    [['a', 'b'], 'hard', ['DoNotSchedule']],
    [['a', 'b'], 'soft', ['ScheduleAnyway']],
  ] as const)('spreads over zones %j %s', (zones, spread, expected) => {
    expect(zoneSpread({ app: 'x' }, { ...workloads, zones, spread }).map(({ whenUnsatisfiable }) => whenUnsatisfiable)).toEqual(expected);
  });
});

describe('network policies', () => {
  it('deny everything to every pod of the platform, but names', () => {
    const found = synth((scope) => new DenyByDefault(scope, 'Deny', workloads));
    const podSelector = { matchLabels: { 'app.kubernetes.io/part-of': 'streaming' } };
    expect(resource(found, 'NetworkPolicy', 'streaming-deny-by-default').spec).toEqual({ podSelector, policyTypes: ['Ingress', 'Egress'] });
    const names = resource(found, 'NetworkPolicy', 'streaming-resolve-names').spec;
    expect(names).toMatchObject({ podSelector, policyTypes: ['Egress'] });
    const [rule, ...more] = list(at(names, 'egress'));
    expect(more).toEqual([]);
    expect(at(rule, 'ports')).toEqual([
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ]);
    expect(at(rule, 'to')).toEqual([
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
      },
    ]);
  });

  it('of edges let pods of a namespace, pods of its own and addresses in', () => {
    const peers = [pods, { ...pods, namespace: 'apps' }, { kind: 'addresses', cidr: '10.0.0.0/8' }] as const;
    const edges = { name: 'a', identity, ingress: [{ peers, ports: [1, 2] }], egress: [] };
    const policy = resource(
      synth((scope) => new EdgePolicy(scope, 'Policy', edges, workloads)),
      'NetworkPolicy',
    );
    expect(at(policy, 'spec', 'ingress')).toEqual([
      {
        from: [
          { podSelector: { matchLabels: { app: 'x' } } },
          { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } }, podSelector: { matchLabels: { app: 'x' } } },
          { ipBlock: { cidr: '10.0.0.0/8' } },
        ],
        ports: [
          { port: 1, protocol: 'TCP' },
          { port: 2, protocol: 'TCP' },
        ],
      },
    ]);
    expect(at(policy, 'spec', 'policyTypes')).toEqual(['Ingress', 'Egress']);
  });
});
