import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeApiServer, type Fault, kubeconfig } from '../../test/doubles/fake-api-server.js';
import { configMap } from '../../test/doubles/fake-cluster.js';
import { connect } from './connect.js';
import { Credentials } from './credentials.js';
import { patienceFor } from './patience.js';
import { withRetries } from './retries.js';

/** Requests that nothing ends last for 30 s. Less would measure the machine, which other tests share. */
const WELL_BEFORE_S = 10;

const MAP = { apiVersion: 'v1', kind: 'ConfigMap', name: 'x', namespace: 'a' };
let server: FakeApiServer;
let folder = '';
beforeEach(async () => {
  server = await new FakeApiServer().listen();
  server.cluster.put(configMap('x', { key: 'value' }));
  folder = mkdtempSync(join(tmpdir(), 'sluice-test-transport-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Connects, with a user of the kubeconfig. */
async function connected(user: Readonly<Record<string, unknown>> = {}, signal?: AbortSignal, seconds = 30) {
  const file = kubeconfig({ lab: server }, user);
  vi.stubEnv('KUBECONFIG', file);
  const patience = { ...patienceFor(seconds), ...(signal && { signal }) };
  const cluster = await connect({ patience });
  rmSync(dirname(file), { recursive: true });
  return { cluster, patience };
}
/** The next requests for the object go wrong, one after the other. */
const mistreat = (...faults: readonly Fault[]) => {
  const left = [...faults];
  server.faults.push(({ line }) => (line === 'GET ConfigMap a/x' ? left.shift() : undefined));
};
const secondsOf = async (work: Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work.catch(() => undefined);
  return (performance.now() - started) / 1_000;
};

describe('one deadline ends', () => {
  it.each(['stalled', 'dripping'] as const)('a request that is %s', async (fault) => {
    const { cluster } = await connected();
    mistreat(fault);
    const within = cluster.within(patienceFor(0.5));
    await expect(within.get(MAP)).rejects.toMatchObject({ problem: 'unreachable', why: expect.stringContaining('no whole answer within') });
    mistreat(fault);
    expect(await secondsOf(cluster.within(patienceFor(0.5)).get(MAP))).toBeLessThan(WELL_BEFORE_S);
  });

  it('requests to an API server that is away', async () => {
    const { cluster } = await connected();
    await server.stop();
    const patience = patienceFor(1);
    expect(await secondsOf(withRetries(patience, () => cluster.within(patience).get(MAP)))).toBeGreaterThan(0.9);
    expect(await secondsOf(withRetries(patience, () => cluster.within(patience).get(MAP)))).toBeLessThan(WELL_BEFORE_S);
  });
});

describe('a signal ends', () => {
  it.each(['stalled', 'dripping'] as const)('a request that is %s at once', async (fault) => {
    const stop = new AbortController();
    const { cluster } = await connected({}, stop.signal);
    mistreat(fault);
    setTimeout(() => stop.abort(), 100);
    const request = cluster.get(MAP);
    expect(await secondsOf(request)).toBeLessThan(WELL_BEFORE_S);
    await expect(request).rejects.toMatchObject({ problem: 'interrupted', exitCode: 130 });
  });
});

describe('trouble that passes', () => {
  it('is sat out: closed connections, 429 with Retry-After, 503, broken JSON', async () => {
    const { cluster, patience } = await connected();
    const broken = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"password":"c3VwZXJzZW' };
    mistreat('closed', { status: 429, headers: { 'retry-after': '1' } }, { status: 503 }, broken);
    expect(await withRetries(patience, () => cluster.get(MAP))).toMatchObject({ data: { key: 'value' } });
    const times = server.asked.filter(({ line }) => line === 'GET ConfigMap a/x').map(({ atMs }) => atMs);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it('does not put broken JSON into a message: it may be half a Secret', async () => {
    const { cluster } = await connected();
    mistreat({ status: 200, headers: { 'content-type': 'application/json' }, body: '{"password":"c3VwZXJzZW' });
    const error = await cluster.get(MAP).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ why: expect.stringContaining('the answer is broken JSON') });
    expect(String(error) + JSON.stringify(error)).not.toContain('c3VwZXJz');
  });
});

async function tokenOf(credentials: Credentials): Promise<unknown> {
  const options: { headers: Record<string, string | number> } = { headers: {} };
  await credentials.applyTo(options, undefined);
  return options.headers.Authorization;
}

describe('a credential plugin', () => {
  const runs = () => readFileSync(join(folder, 'runs'), 'utf8').split('\n').length - 1;
  /** A plugin that counts its runs and gives another token each time. */
  const plugin = (status = '') => {
    const script = `printf 'x\\n' >> ${join(folder, 'runs')}; n=$(wc -l < ${join(folder, 'runs')}); printf '{"kind":"ExecCredential","status":{"token":"t%d"${status}}}' $n`;
    return { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: '/bin/sh', args: ['-c', script] } };
  };

  it('is run once for many requests where it names no end', async () => {
    const { cluster } = await connected(plugin());
    await Promise.all(Array.from({ length: 64 }, () => cluster.get(MAP)));
    expect(runs()).toBe(1);
    expect(server.asked.at(-1)?.authorization).toBe('Bearer t1');
  });

  it('is run again shortly before what it gave ends', async () => {
    const config = new KubeConfig();
    const end = 1_000_000_000_000;
    const user = { name: 'u', ...plugin(`,"expirationTimestamp":"${new Date(end).toISOString()}"`) };
    config.loadFromClusterAndUser({ name: 'c', server: server.url, skipTLSVerify: true }, user);
    let now = end - 60_000;
    const credentials = new Credentials(config, () => now);
    const tokens = () => Promise.all(Array.from({ length: 8 }, () => tokenOf(credentials)));
    expect(new Set(await tokens())).toEqual(new Set(['Bearer t1']));
    now = end - 10_001;
    expect(new Set(await tokens())).toEqual(new Set(['Bearer t1']));
    now = end - 10_000;
    expect(new Set(await tokens())).toEqual(new Set(['Bearer t2']));
    expect(runs()).toBe(2);
  });

  it('is run again, once, when the server refuses what it gave', async () => {
    const { cluster } = await connected(plugin());
    server.faults.push(({ authorization }) => (authorization === 'Bearer t1' ? { status: 401 } : undefined));
    expect(await cluster.get(MAP)).toMatchObject({ data: { key: 'value' } });
    expect(runs()).toBe(2);
    server.faults.push(() => ({ status: 401 }));
    await expect(cluster.get(MAP)).rejects.toMatchObject({ problem: 'unauthenticated' });
    expect(runs()).toBe(3);
  });

  it('that gives nothing is told, without its answer', async () => {
    const exec = { command: '/bin/sh', args: ['-c', 'echo secret; exit 3'] };
    await expect(connected({ exec })).rejects.toMatchObject({
      message: 'credential plugin /bin/sh gave no credentials',
      why: 'it ended with exit code 3',
    });
  });

  it('that waits for ever is stopped by a signal', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const exec = { command: 'sleep', args: ['60'] };
    expect(await secondsOf(connected({ exec }, stop.signal))).toBeLessThan(WELL_BEFORE_S);
  });
});

describe('a proxy', () => {
  it('of HTTPS_PROXY is asked for the server, but not for one that NO_PROXY names', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url = '' }, socket: Socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    const config = join(folder, 'config');
    const cluster = { server: 'https://api.prod.invalid:6443', 'insecure-skip-tls-verify': true };
    const contexts = [{ name: 'lab', context: { cluster: 'c', user: 'u' } }];
    writeFileSync(
      config,
      JSON.stringify({ 'current-context': 'lab', clusters: [{ name: 'c', cluster }], contexts, users: [{ name: 'u', user: {} }] }),
    );
    vi.stubEnv('KUBECONFIG', config);
    await expect(connect({ patience: patienceFor(2) })).rejects.toThrow('does not answer'); // the proxy lets nobody through
    expect(asked).toEqual(['api.prod.invalid:6443']);
    vi.stubEnv('NO_PROXY', '.invalid');
    await expect(connect({ patience: patienceFor(2) })).rejects.toThrow('does not answer');
    expect(asked).toHaveLength(1);
    await new Promise((resolve) => proxy.close(resolve));
  });
});
