import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { own } from '../../docs/examples/own/index.js';
import type { Platform } from '../../platform/platform.js';
import { at, listAt, textAt } from '../../scripts/cluster/objects.js';
import { loadPlatforms } from '../../scripts/workspace/platforms.js';
import { applyObjects, exec, getObject, kubectl, listObjects } from '../kit/kubectl.js';
import { currentLab, loadImages } from '../kit/lab.js';
import { deleteNamespace, OURS } from '../kit/namespace.js';
import { E2E, ROOT } from '../kit/places.js';
import { deploy, remove } from '../kit/platform.js';
import { succeed } from '../kit/run.js';
import { applyOk, forgetBindings, sluiceJson, sluiceOk } from '../kit/sluice.js';
import { figure } from '../kit/steps.js';
import { CHANGED } from './relabelled.js';

const DIRECTORY = join(E2E, 'own');
const ENVIRONMENTS = join(DIRECTORY, 'index.ts');
const RELABELLED = join(DIRECTORY, 'relabelled.ts');
const IMAGE = 'registry.example.com/platform/kafka-with-agent:4.3.1-1';
const LABEL = 'example.com/cost-center';
const BROKER = { namespace: own.namespace, name: 'kafka-broker-a-0' } as const;

/** An image of one's own, built from the known one. */
async function buildImage(): Promise<void> {
  await succeed('docker', ['build', '--tag', IMAGE, '-'], { input: 'FROM apache/kafka:4.3.1\nLABEL agent.version=1\n' });
  const lab = await currentLab();
  if (lab) await loadImages(lab, [IMAGE]);
}

async function platformOf(): Promise<Platform> {
  const [platform] = await loadPlatforms([own], { environments: [own], directory: DIRECTORY, root: ROOT });
  if (!platform) throw new Error('the example was not resolved');
  return platform;
}

/** Identities of all pods that keep running: another one is another pod. */
async function podIds(): Promise<readonly string[]> {
  const pods = await listObjects('pod', own.namespace, '-l', 'app.kubernetes.io/component in (broker,controller)');
  return pods.map((pod) => `${pod.metadata.name} ${String(pod.metadata.uid)}`).toSorted();
}

beforeAll(async () => {
  await buildImage();
  await kubectl('label', 'node', '--all', '--overwrite', 'example.com/disk=fast');
  await deleteNamespace(own.namespace);
  await applyObjects([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: own.namespace, labels: OURS } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'agent', namespace: own.namespace }, stringData: { token: 'e2e' } },
  ]);
  forgetBindings(ENVIRONMENTS);
  await sluiceOk(['secrets', own.name, '--generate'], ENVIRONMENTS); // it would end with an error without the Secret that is given
  await deploy(await platformOf(), ENVIRONMENTS);
});
afterAll(async () => {
  await kubectl('label', 'node', '--all', 'example.com/disk-');
  await remove(own.namespace);
});

describe('a platform with parts of a team of its own', () => {
  it('runs its image, its sidecar, its variables and its volume', async () => {
    const pod = await getObject('pod', BROKER.name, BROKER.namespace);
    expect(listAt(pod, 'spec', 'containers').map((each) => [textAt(each, 'name'), textAt(each, 'image')])).toEqual([
      ['kafka', IMAGE],
      ['heartbeat', 'curlimages/curl:8.14.1'],
    ]);
    expect(at(pod, 'spec', 'nodeSelector', 'example.com/disk')).toBe('fast');
    expect(await exec(BROKER, 'cat', '/etc/agent/agent.conf')).toContain('interval');
    expect(await exec(BROKER, '/bin/bash', '-c', 'echo "$AGENT_TOKEN $NODE_NAME"')).toMatch(/^e2e \S+/);
    expect(await kubectl('-n', BROKER.namespace, 'exec', BROKER.name, '-c', 'heartbeat', '--', 'cat', '/beat/last')).toMatch(/\d{4}/);
  });

  it('has its extra objects', async () => {
    const reports = await getObject('configmap', 'reports', own.namespace);
    expect(at(reports, 'data', 'bootstrap.servers')).toBe(`kafka-bootstrap.${own.namespace}.svc:9093`);
    expect(await getObject('serviceaccount', 'reports', own.namespace)).toBeDefined();
    expect(await getObject('configmap', 'agent-settings', own.namespace)).toBeDefined();
  });
});

describe('another label on every object', () => {
  it('restarts nothing, as the plan says', async () => {
    const before = await podIds();
    expect(before).toHaveLength(3);
    const plan = await sluiceJson(['plan', own.name, '--against', 'live'], RELABELLED);
    expect(listAt(plan, 'pods').filter((each) => textAt(each, 'effect') === 'restart')).toEqual([]);
    const { seconds } = await applyOk(own.name, RELABELLED);
    figure(own.name, 'another label on every object, s', seconds);
    const set = await getObject('statefulset', 'kafka-broker-a', own.namespace);
    expect(set?.metadata.labels?.[LABEL]).toBe(CHANGED);
    expect(await podIds()).toEqual(before);
  });
});
