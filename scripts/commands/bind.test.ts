import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dev } from '../../environments/dev.js';
import { staging } from '../../environments/staging.js';
import type { Environment } from '../../platform/environment.js';
import { FakeApiServer, kubeconfig } from '../../test/doubles/fake-api-server.js';
import { configMap, statefulSet } from '../../test/doubles/fake-cluster.js';
import { type Said, sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

/** Another environment as it would be described for another cluster: the same namespace, and its own Kafka cluster id. */
const twin: Environment = { ...dev, name: 'staging', kafka: { ...dev.kafka, clusterId: staging.kafka.clusterId } };

/** Commands run before each test. */
vi.setConfig({ hookTimeout: 60_000 });

let home: FakeApiServer;
let other: FakeApiServer;
let workspace: Workspace;
let config = '';
const bindingOf = (name: string) => join(workspace.directory, 'bindings', `${name}.yaml`);
const run = (...args: readonly string[]): Promise<Said> => sluice(workspace, ...args);

beforeEach(async () => {
  [home, other] = await Promise.all([new FakeApiServer('uid-home').listen(), new FakeApiServer('uid-other').listen()]);
  config = kubeconfig({ home, other });
  vi.stubEnv('KUBECONFIG', config);
  workspace = temporaryWorkspace([dev, twin]);
  const releases = join(workspace.directory, 'releases');
  copyFileSync(join(releases, 'dev.yaml'), join(releases, 'staging.yaml'));
  expect(await run('synth')).toMatchObject({ code: 0, err: '' });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([home.stop(), other.stop()]);
  rmSync(workspace.root, { recursive: true });
  rmSync(dirname(config), { recursive: true });
});

async function applied(): Promise<void> {
  expect(await run('secrets', 'dev', '--generate')).toMatchObject({ code: 0 });
  expect(await run('apply', 'dev')).toMatchObject({ code: 0 });
}

/** Refused by every verb that talks to a cluster, and not a byte written there. */
async function expectRefused(server: FakeApiServer, words: string | RegExp, context: string): Promise<void> {
  const before = server.writes.length;
  for (const verb of [
    ['apply', 'dev'],
    ['secrets', 'dev'],
    ['secrets', 'dev', '--generate'],
    ['plan', 'dev', '--against', 'live'],
  ]) {
    const { code, err } = await run(...verb, '--context', context);
    expect([verb, code, err]).toEqual([verb, 1, expect.stringMatching(words)]);
    expect(err).toContain(`cluster of dev: context ${context}, ${server.url}, UID `);
  }
  expect(server.writes.length).toBe(before);
}

describe('the first write', () => {
  it('binds the environment to the cluster, and records it in the namespace', async () => {
    const { err } = await run('secrets', 'dev', '--generate');
    expect(err).toContain(`cluster of dev: context home, ${home.url}, UID uid-home, not bound yet`);
    expect(err).toMatch(/bindings\/dev\.yaml: dev is bound to cluster uid-home \(context home\); commit this file/);
    expect(readFileSync(bindingOf('dev'), 'utf8')).toContain(`clusterUid: uid-home\nkafkaClusterId: ${dev.kafka.clusterId}\n`);
    const record = home.cluster.all('ConfigMap').find(({ metadata }) => metadata.name === 'streaming-environment');
    expect(record).toMatchObject({ data: { environment: 'dev', kafkaClusterId: dev.kafka.clusterId } });
  });

  it('of an apply does the same, and the next one finds the binding and nothing to plan', async () => {
    await applied();
    const again = await run('apply', 'dev');
    expect(again).toMatchObject({ code: 0 });
    expect(again.err).toContain(`cluster of dev: context home, ${home.url}, UID uid-home\n`);
    expect(again.err).not.toContain('commit this file');
  });

  it('is not made by a verb that only reads', async () => {
    await run('plan', 'dev', '--against', 'live');
    await run('secrets', 'dev');
    expect(existsSync(bindingOf('dev'))).toBe(false);
    expect(home.writes).toEqual([]);
  });
});

describe('a wrong cluster is refused by every verb', () => {
  it('another context than the one that is bound', async () => {
    await applied();
    await expectRefused(
      other,
      /context other is not the cluster of dev\nwhy: .*binds dev to cluster uid-home .*; this one is uid-other/,
      'other',
    );
  });

  it('another cluster behind the same context', async () => {
    await applied();
    home.cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: 'uid-made-anew' } });
    await expectRefused(home, 'context home is not the cluster of dev', 'home');
  });

  it('a namespace that records another environment, without a binding', async () => {
    const record = configMap('streaming-environment', { environment: 'staging', kafkaClusterId: staging.kafka.clusterId });
    home.cluster.put({ ...record, metadata: { ...record.metadata, namespace: dev.namespace } });
    await expectRefused(home, `namespace ${dev.namespace} of context home holds environment staging, not dev`, 'home');
  });

  it('a namespace with the brokers of another Kafka cluster, without a binding', async () => {
    const env = [{ name: 'CLUSTER_ID', value: staging.kafka.clusterId }];
    const template = { spec: { containers: [{ name: 'kafka', env }] } };
    const labels = { 'app.kubernetes.io/part-of': 'streaming' };
    home.cluster.put(statefulSet('kafka-broker-a', { template }, { namespace: dev.namespace, labels }));
    await expectRefused(
      home,
      `holds Kafka cluster ${staging.kafka.clusterId} \\(kafka-broker-a\\), and dev is ${dev.kafka.clusterId}`,
      'home',
    );
  });

  it('the cluster and namespace of another environment, without a binding and while nothing is there', async () => {
    expect(await run('bind', 'staging', '--context', 'other')).toMatchObject({ code: 0 });
    await expectRefused(other, `context other is the cluster of staging, in the same namespace ${dev.namespace}`, 'other');
  });

  it('another Kafka cluster id than the one that is bound', async () => {
    await applied();
    const text = readFileSync(bindingOf('dev'), 'utf8');
    writeFileSync(bindingOf('dev'), text.replace(dev.kafka.clusterId, staging.kafka.clusterId));
    await expectRefused(home, `kafka.clusterId of dev is ${dev.kafka.clusterId}, and .* binds it to ${staging.kafka.clusterId}`, 'home');
  });

  it('one whose identity cannot be read', async () => {
    const forbidden = { status: 403, body: { message: 'User "x" cannot get resource "namespaces"', reason: 'Forbidden' } };
    home.faults.push(({ line }) => (line === 'GET Namespace kube-system' ? forbidden : undefined));
    await expectRefused(home, 'whether this is the cluster of dev cannot be checked', 'home');
  });

  it('any, where the binding cannot be understood', async () => {
    await applied();
    writeFileSync(bindingOf('dev'), 'clusterUid: uid-home\n');
    const { code, err } = await run('apply', 'dev');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('is not a binding: kafkaClusterId, namespace, partOf, context, server missing'),
    ]);
  });
});

describe('bind', () => {
  it('records another cluster on purpose', async () => {
    await applied();
    expect(await run('bind', 'dev', '--context', 'other')).toMatchObject({
      code: 0,
      out: expect.stringContaining('bound to context other'),
    });
    expect(await run('secrets', 'dev', '--generate', '--context', 'other')).toMatchObject({ code: 0 });
    expect(await run('apply', 'dev', '--context', 'home')).toMatchObject({ code: 1 });
  });

  it('refuses a cluster that holds another environment there', async () => {
    await applied();
    const { code, err } = await run('bind', 'staging', '--context', 'home');
    expect(code).toBe(1);
    expect(err).toContain(`namespace ${dev.namespace} of context home holds environment dev, not staging`);
    expect(existsSync(bindingOf('staging'))).toBe(false);
  });
});
