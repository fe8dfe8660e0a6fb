import { createServer } from 'node:http';
import { KubeConfig } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configMap, NAMESPACE } from '../../test/doubles/fake-cluster.js';
import { KubeCluster } from './kube-cluster.js';
import { patienceFor } from './patience.js';
import { Transport } from './transport.js';

/** An API server of a few fixed answers that remembers what it was asked. */
const asked: { line: string; type: string | undefined; body: string }[] = [];
type Fixed = readonly [status: number, body: unknown];
const answers = new Map<string, Fixed | (() => Fixed)>([
  ['GET /version', [200, {}]],
  [
    'GET /api/v1',
    [
      200,
      {
        resources: [
          resource('configmaps', 'ConfigMap'),
          resource('pods', 'Pod'),
          resource('pods/log', 'Pod'),
          resource('events', 'Event'),
          resource('namespaces', 'Namespace', false),
        ],
      },
    ],
  ],
  ['GET /apis/cert-manager.io/v1', [404, '404 page not found']],
]);
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const line = `${request.method} ${decodeURIComponent(request.url ?? '')}`;
    asked.push({ line, type: request.headers['content-type'], body: Buffer.concat(chunks).toString() });
    const known = answers.get(line.split('?')[0] ?? '') ?? [404, { message: 'not found' }];
    const [status, body] = typeof known === 'function' ? known() : known;
    response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => server.close());

function resource(name: string, kind: string, namespaced = true) {
  return { name, kind, namespaced };
}
function cluster(at = url): KubeCluster {
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: 'c', server: at, skipTLSVerify: true }, { name: 'u' });
  const wire = { transport: new Transport(config, at), fallbackNamespace: 'default', kinds: new Map() };
  return new KubeCluster({ name: 'loaded-context', server: at, isVerified: false }, wire, patienceFor(60));
}
const last = () => asked.at(-1);

describe('requests', () => {
  it('apply on the server as sluice, refusing unknown fields, and by force only where asked', async () => {
    answers.set('PATCH /api/v1/namespaces/a/configmaps/x', [200, configMap('x')]);
    await cluster().apply(configMap('x'), { takesOver: true });
    expect(last()?.line).toContain('&force=true');
    await cluster().apply(configMap('x'), { isDryRun: true });
    expect(last()?.line).toContain('&force=false&dryRun=All');
    await cluster().apply(configMap('x', { key: 'value' }));
    expect(last()).toEqual({
      line: 'PATCH /api/v1/namespaces/a/configmaps/x?fieldManager=sluice&fieldValidation=Strict&force=false',
      type: 'application/apply-patch+yaml',
      body: JSON.stringify(configMap('x', { key: 'value' })),
    });
  });

  it('send every field, known to a client library or not', async () => {
    const object = { ...configMap('x'), spec: { misspelt: true } };
    await cluster().apply(object);
    expect(last()?.body).toBe(JSON.stringify(object));
  });

  it('leave the namespace out of the path of cluster-wide kinds', async () => {
    answers.set('PATCH /api/v1/namespaces/a', [200, NAMESPACE]);
    expect(await cluster().apply(NAMESPACE)).toEqual(NAMESPACE);
  });

  it('list with a selector, and give the items the kind the API leaves out', async () => {
    answers.set('GET /api/v1/namespaces/a/configmaps', [200, { items: [{ metadata: { name: 'x', namespace: 'a' } }] }]);
    const found = await cluster().list({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'a', labelSelector: 'app=kafka' });
    expect(found).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'a' } }]);
    expect(last()?.line).toBe('GET /api/v1/namespaces/a/configmaps?limit=500&labelSelector=app=kafka');
  });

  it('delete only the object of a UID where one is known', async () => {
    await cluster().remove({ apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'a' }, { propagation: 'Foreground', uid: 'u' });
    expect(JSON.parse(last()?.body ?? '')).toMatchObject({ preconditions: { uid: 'u' } });
  });

  it('list page after page, and from the start where the server has forgotten the first', async () => {
    const item = (name: string) => ({ metadata: { name, namespace: 'a' } });
    const path = 'GET /api/v1/namespaces/a/configmaps';
    const pages: (readonly [number, unknown])[] = [
      [200, { items: [item('x')], metadata: { continue: 'next' } }],
      [410, { message: 'expired' }],
      [200, { items: [item('x')], metadata: { continue: 'next' } }],
      [200, { items: [item('y')], metadata: {} }],
    ];
    answers.set(path, () => pages.shift() ?? [500, {}]);
    const found = await cluster().list({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'a' });
    expect(found.map(({ metadata }) => metadata.name)).toEqual(['x', 'y']);
    expect(last()?.line).toContain('&continue=next');
  });

  it('list all namespaces where none is named, and kinds that live in none', async () => {
    answers.set('GET /api/v1/configmaps', [200, { items: [{ metadata: { name: 'x', namespace: 'b' } }] }]);
    answers.set('GET /api/v1/namespaces', [200, { items: [{ metadata: { name: 'a' } }] }]);
    const found = await cluster().list({ apiVersion: 'v1', kind: 'ConfigMap' });
    expect(found).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'b' } }]);
    expect(await cluster().list({ apiVersion: 'v1', kind: 'Namespace' })).toEqual([NAMESPACE]);
  });

  it('read a log without empty lines, and none of a container that never ran', async () => {
    const request = { namespace: 'a', pod: 'kafka-0', container: 'main', tailLines: 15, previous: true };
    expect(await cluster().logs(request)).toEqual([]);
    answers.set('GET /api/v1/namespaces/a/pods/kafka-0/log', [200, 'one\n\ntwo\n']);
    expect(await cluster().logs(request)).toEqual(['one', 'two']);
    expect(last()?.line).toContain('?container=main&tailLines=15&previous=true');
  });

  it('sort events by time, whichever field holds it', async () => {
    const items = [
      { reason: 'second', lastTimestamp: '2026-01-02T00:00:00Z', count: 3 },
      { reason: 'first', eventTime: '2026-01-01T00:00:00.1Z' },
    ];
    answers.set('GET /api/v1/namespaces/a/events', [200, { items }]);
    const events = await cluster().events({ apiVersion: 'v1', kind: 'Pod', name: 'kafka-0', namespace: 'a' });
    expect(events.map(({ reason, count }) => `${reason} ${count}`)).toEqual(['first 1', 'second 3']);
    expect(last()?.line).toContain('fieldSelector=involvedObject.kind=Pod,involvedObject.name=kafka-0');
  });
});

describe('answers', () => {
  const missing = { apiVersion: 'v1', kind: 'ConfigMap', name: 'none', namespace: 'a' };

  it('of "not found" mean nothing to get and nothing to remove', async () => {
    expect(await cluster().get(missing)).toBeUndefined();
    expect(await cluster().remove(missing, { propagation: 'Background' })).toBe(false);
    expect(JSON.parse(last()?.body ?? '')).toMatchObject({ kind: 'DeleteOptions', propagationPolicy: 'Background' });
  });

  it('that create is refused carry the problem', async () => {
    answers.set('POST /api/v1/namespaces/a/configmaps', [409, { reason: 'AlreadyExists', message: 'exists' }]);
    await expect(cluster().create(configMap('x'))).rejects.toMatchObject({ problem: 'exists' });
  });

  it('without a kind mean a missing prerequisite', async () => {
    const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'x', namespace: 'a' } };
    expect(await cluster().serves('cert-manager.io/v1', 'Certificate')).toBe(false);
    expect(await cluster().serves('v1', 'ConfigMap')).toBe(true);
    await expect(cluster().apply(certificate)).rejects.toMatchObject({ problem: 'missing-kind' });
  });

  it('that never come are told with the address', async () => {
    const nobody = 'http://127.0.0.1:1';
    await expect(cluster(nobody).greet()).rejects.toMatchObject({
      problem: 'unreachable',
      message: `the cluster at ${nobody} does not answer`,
    });
  });

  it.each([
    [{ major: '1', minor: '34' }, '1.34'],
    [{ major: '1', minor: '33+' }, '1.33'],
    [{}, undefined],
  ])('about the version: %j is %s', async (body, version) => {
    answers.set('GET /version', [200, body]);
    expect(await cluster().kubernetesVersion()).toBe(version);
  });

  it('of 401 end the greeting', async () => {
    await cluster().greet();
    answers.set('GET /version', [401, { message: 'Unauthorized' }]);
    await expect(cluster().greet()).rejects.toMatchObject({ problem: 'unauthenticated' });
  });
});
