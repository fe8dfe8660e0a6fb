import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../../platform/environment.js';
import { reportOf } from '../../../policy/plan/index.js';
import { at, list } from '../../../policy/schemas/json.js';
import { transitOf } from '../../../policy/transitions/index.js';
import { loadPlatforms } from '../../../scripts/workspace/platforms.js';
import { renderPlatform } from '../../../scripts/workspace/render.js';
import { manifests } from '../../../stacks/kubernetes/index.js';
import { localStack } from '../../../stacks/local/index.js';
import { asFile } from '../../../test/corpus/states.js';
import { ROOT } from '../../../test/platforms.js';
import { own } from './index.js';

const directory = import.meta.dirname;
const platformOf = async (environment: Environment) => {
  const [platform] = await loadPlatforms([environment], { environments: [environment], directory, root: ROOT });
  if (!platform) throw new Error('the example is not sound');
  return platform;
};
const objectsOf = async (environment: Environment) => [...renderPlatform(await platformOf(environment)).values()].flat();
const platform = await platformOf(own);
const files = manifests(renderPlatform(platform));
const objects = [...renderPlatform(platform).values()].flat();
const set = (name: string) => objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === name);
const pod = (name: string) => at(set(name), 'spec', 'template', 'spec');

describe('the environment with own parts', () => {
  // To update after a wanted change: node bin/sluice.cjs --environments docs/examples/own/index.ts synth
  it('is rendered as the committed files are', () => {
    const folder = join(directory, 'rendered', 'own');
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .sort(),
    ).toEqual([...files.keys()].sort());
    for (const [file, text] of files) expect(readFileSync(join(folder, file), 'utf8'), file).toBe(text);
  });

  it('runs the own image, and lint knows what is in it', () => {
    const kafka = set('kafka-broker-a');
    expect(at(list(at(pod('kafka-broker-a'), 'containers'))[0], 'image')).toBe('registry.example.com/platform/kafka-with-agent:4.3.1-1');
    expect(kafka?.metadata.annotations).toMatchObject({ 'based-on.sluice.dev/kafka': 'apache/kafka:4.3.1' });
    expect(kafka?.metadata.labels).toMatchObject({ 'app.kubernetes.io/version': '4.3.1' });
  });

  it('places one pool, and only that one', () => {
    expect(at(pod('kafka-broker-a'), 'nodeSelector')).toEqual({ 'example.com/disk': 'fast' });
    expect(at(pod('kafka-broker-b'), 'nodeSelector')).toBeUndefined();
  });

  it('has a sidecar, a variable by reference and a volume beside the broker', () => {
    const containers = list(at(pod('kafka-broker-a'), 'containers'));
    expect(containers.map((container) => at(container, 'name'))).toEqual(['kafka', 'heartbeat']);
    expect(list(at(containers[0], 'env'))).toContainEqual({
      name: 'AGENT_TOKEN',
      valueFrom: { secretKeyRef: { name: 'agent', key: 'token' } },
    });
    expect(list(at(containers[0], 'volumeMounts'))).toContainEqual({ name: 'agent', mountPath: '/etc/agent', readOnly: true });
    expect(at(containers[0], 'resources', 'limits', 'ephemeral-storage')).toBe('194Mi');
  });

  it('has extra objects of a function and of files, in its namespace and with its labels', () => {
    const extra = objects.filter(({ metadata }) => ['reports', 'agent-settings'].includes(metadata.name));
    expect(extra.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace, metadata.labels])).toEqual([
      ['ConfigMap', 'reports', 'e2e-own', { 'example.com/cost-center': 'a-17' }],
      ['ServiceAccount', 'reports', 'e2e-own', { 'example.com/cost-center': 'a-17' }],
      ['ConfigMap', 'agent-settings', 'e2e-own', { 'example.com/cost-center': 'a-17' }],
    ]);
    expect(extra[0]?.data).toEqual({ 'bootstrap.servers': 'kafka-bootstrap.e2e-own.svc:9093' });
  });

  it('runs on one machine with its image and its variables, without the sidecar and the volumes', () => {
    const { services } = localStack(platform, { profile: 'min', ui: false }).file;
    const broker = Object.entries(services).find(([name]) => name.startsWith('kafka-broker-a') || name === 'kafka-1')?.[1];
    expect(broker?.image).toBe('registry.example.com/platform/kafka-with-agent:4.3.1-1');
    expect(broker?.environment).toMatchObject({ AGENT_ENVIRONMENT: 'own' });
    expect(broker?.environment).not.toHaveProperty('AGENT_TOKEN');
  });
});

describe('a change of own parts', () => {
  const [first, second] = 'perZone' in own.kafka.pools ? [] : own.kafka.pools;
  if (!first || !second) throw new Error('the example has two pools');
  const withFirst = (change: Partial<typeof first>): Environment => ({
    ...own,
    kafka: { ...own.kafka, pools: [{ ...first, ...change }, second] },
  });
  const restarts = async (changed: Environment) => {
    const transit = await transitOf(asFile(objects), asFile(await objectsOf(changed)));
    return reportOf(transit, 'staging')
      .pods.filter(({ effect }) => effect === 'restart')
      .flatMap(({ pods }) => pods);
  };

  it.each([
    ['labels of every object', { ...own, kubernetes: { ...own.kubernetes, labels: { 'example.com/cost-center': 'b-1' } } }],
    ['labels of a pool', withFirst({ labels: { 'example.com/tier': 'cold' } })],
  ])('restarts nothing: %s', async (_, changed) => {
    expect(await objectsOf(changed)).not.toEqual(objects);
    expect(await restarts(changed)).toEqual([]);
  });

  it.each([
    ['a pod label', withFirst({ podLabels: {} })],
    ['a variable', withFirst({ env: {} })],
    ['a node selector', withFirst({ nodeSelector: {} })],
  ])('restarts the pool alone: %s', async (_, changed) => {
    expect(await restarts(changed)).toEqual(['kafka-broker-a-0']);
  });
});
