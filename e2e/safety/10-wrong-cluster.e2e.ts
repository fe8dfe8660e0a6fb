import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { textAt } from '../../scripts/cluster/objects.js';
import { bindingFile, bindingText, readBinding } from '../../scripts/workspace/bindings.js';
import { FakeApiServer, kubeconfig } from '../../test/doubles/fake-api-server.js';
import { applyObjects, getObject, kubectl } from '../kit/kubectl.js';
import { E2E } from '../kit/places.js';
import { platformNamed, prepare, remove } from '../kit/platform.js';
import { applyEnvironment, sluice, sluiceOk } from '../kit/sluice.js';

const NAME = 'apache-4-1';
const WORKSPACE = { directory: E2E };
const BINDING = bindingFile(WORKSPACE, NAME);
const OTHER_ID = 'AnotherClusterIdAAAAAw';
const RECORD = 'streaming-environment';
const other = new FakeApiServer('uid-of-another-cluster');
const stage: { platform?: Platform; binding?: string; files: string[] } = { files: [] };
const namespace = () => stage.platform?.workloads.namespace ?? '';

beforeAll(async () => {
  const platform = await platformNamed(NAME);
  await other.listen();
  const second = kubeconfig({ other });
  process.env.KUBECONFIG = `${process.env.KUBECONFIG}:${second}`;
  await prepare(platform);
  await sluiceOk(['synth', NAME, '--out', join(E2E, 'rendered')]);
  Object.assign(stage, { platform, binding: readFileSync(BINDING, 'utf8'), files: [dirname(second)] });
});
afterAll(async () => {
  await other.stop();
  await remove(namespace());
  for (const folder of stage.files) rmSync(folder, { recursive: true, force: true });
});

/** Names and versions of everything in the namespace but what its controllers write by themselves. */
const everything = async () =>
  kubectl('-n', namespace(), 'get', 'statefulset,deployment,job,configmap,service,secret,networkpolicy', '-o', 'name');

/** `apply` and `secrets` are refused, and the namespace is as it was. */
async function expectRefused(words: string | RegExp, ...options: readonly string[]): Promise<void> {
  const before = await everything();
  for (const args of [
    ['apply', NAME],
    ['secrets', NAME, '--generate'],
    ['plan', NAME, '--against', 'live'],
  ]) {
    const { code, stderr } = await sluice([...args, ...options]);
    expect([args, code, stderr]).toEqual([args, 1, expect.stringMatching(words)]);
  }
  expect(await everything()).toBe(before);
}

describe('an apply to the wrong cluster is refused', () => {
  it('1: the context of another cluster, and not a byte is written there', async () => {
    await expectRefused(/context other is not the cluster of apache-4-1/, '--context', 'other');
    expect(other.writes).toEqual([]);
  });

  it('2: a cluster that was made anew under the same name', async () => {
    const bound = await readBinding(WORKSPACE, NAME);
    if (!bound) throw new Error('secrets --generate wrote no binding');
    expect(bound.clusterUid).toBe((await getObject('namespace', 'kube-system', 'default'))?.metadata.uid);
    writeFileSync(BINDING, bindingText({ ...bound, clusterUid: 'uid-before' }));
    await expectRefused(/is not the cluster of apache-4-1\nwhy: .* to cluster uid-before /);
  });
});

describe('an apply without a binding is refused by what the cluster shows', () => {
  beforeAll(() => rmSync(BINDING));

  it('3: a namespace that records another environment', async () => {
    expect(textAt(await getObject('configmap', RECORD, namespace()), 'data', 'environment')).toBe(NAME);
    await kubectl('-n', namespace(), 'patch', 'configmap', RECORD, '-p', '{"data":{"environment":"prod"}}');
    await expectRefused(/holds environment prod, not apache-4-1/);
    await kubectl('-n', namespace(), 'patch', 'configmap', RECORD, '-p', `{"data":{"environment":"${NAME}"}}`);
  });

  it('4: a namespace with brokers of another Kafka cluster, without a record', async () => {
    await kubectl('-n', namespace(), 'delete', 'configmap', RECORD);
    await applyObjects([brokers(namespace())]);
    await expectRefused(/holds Kafka cluster AnotherClusterIdAAAAAw \(kafka-broker-a\)/);
    await kubectl('-n', namespace(), 'delete', 'statefulset', 'kafka-broker-a');
  });

  it('5: the cluster and namespace to which another environment is bound', async () => {
    const uid = (await getObject('namespace', 'kube-system', 'default'))?.metadata.uid;
    const prod = { environment: 'prod', clusterUid: String(uid), kafkaClusterId: OTHER_ID, namespace: namespace(), partOf: 'streaming' };
    const file = bindingFile(WORKSPACE, 'prod');
    writeFileSync(file, bindingText({ ...prod, context: 'prod-admin', server: 'https://prod' }));
    await expectRefused(/is the cluster of prod, in the same namespace/);
    rmSync(file);
  });

  it('6: a cluster whose identity may not be read', async () => {
    await expectRefused(/whether this is the cluster of apache-4-1 cannot be checked/, '--context', await restrictedContext());
  });
});

describe('fields that somebody else set', () => {
  it('are listed by a dry run and kept, and are overwritten with a reason', async () => {
    await applyEnvironment(NAME, undefined, '--timeout', '20'); // the pods need not start
    const set = 'kafka-controller';
    await kubectl('-n', namespace(), 'scale', 'statefulset', set, '--replicas=0');
    const refused = await sluice(['apply', NAME, '--timeout', '20']);
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain(
      `StatefulSet ${namespace()}/${set}: .spec.replicas is owned by the scale subresource, with 0 in place of 1`,
    );
    const replicas = async () => kubectl('-n', namespace(), 'get', 'statefulset', set, '-o', 'jsonpath={.spec.replicas}');
    expect(await replicas()).toBe('0');
    const forced = await sluice(['apply', NAME, '--timeout', '20', '--force-conflicts', 'the test scaled it']);
    expect(forced.stderr).toContain('taking over 1 field: the test scaled it');
    expect(await replicas()).toBe('1');
  });
});

/** A set as another environment would have it there. It starts no pod. */
const brokers = (inNamespace: string) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'kafka-broker-a', namespace: inNamespace, labels: { 'app.kubernetes.io/part-of': 'streaming' } },
  spec: {
    replicas: 0,
    serviceName: 'none',
    selector: { matchLabels: { app: 'e2e' } },
    template: {
      metadata: { labels: { app: 'e2e' } },
      spec: { containers: [{ name: 'kafka', image: 'apache/kafka:4.3.1', env: [{ name: 'CLUSTER_ID', value: OTHER_ID }] }] },
    },
  },
});

/** A context of a service account that may do everything in the namespace, and nothing outside it. */
async function restrictedContext(): Promise<string> {
  const account = { name: 'deployer', namespace: namespace() };
  const rbac = 'rbac.authorization.k8s.io';
  await applyObjects([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: account },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: account,
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'admin' },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ]);
  const token = (await kubectl('-n', namespace(), 'create', 'token', 'deployer')).trim();
  const shown: unknown = JSON.parse(await kubectl('config', 'view', '--raw', '--minify', '-o', 'json'));
  const folder = mkdtempSync(join(tmpdir(), 'sluice-e2e-restricted-'));
  stage.files.push(folder);
  const clusters = typeof shown === 'object' && shown !== null && 'clusters' in shown ? shown.clusters : [];
  const [cluster] = Array.isArray(clusters) ? clusters : [];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ ...cluster, name: 'restricted' }],
    contexts: [{ name: 'restricted', context: { cluster: 'restricted', user: 'deployer' } }],
    users: [{ name: 'deployer', user: { token } }],
  };
  writeFileSync(join(folder, 'config'), JSON.stringify(config));
  process.env.KUBECONFIG = `${process.env.KUBECONFIG}:${join(folder, 'config')}`;
  return 'restricted';
}
