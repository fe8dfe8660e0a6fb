import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connect } from './connect.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-kubeconfig-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const kubeconfig = (text: string) => {
  writeFileSync(join(folder, 'config'), text);
  vi.stubEnv('KUBECONFIG', join(folder, 'config'));
};
const context = (current: string) => `
apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: "http://127.0.0.1:1", insecure-skip-tls-verify: true } }]
users: [{ name: u, user: {} }]
contexts: [{ name: dev, context: { cluster: c, user: u } }]
current-context: "${current}"
`;

it('says when there is no kubeconfig at all', async () => {
  vi.stubEnv('KUBECONFIG', '');
  vi.stubEnv('HOME', folder);
  await expect(connect()).rejects.toThrow('no kubeconfig found');
});

it('says when the file KUBECONFIG names is not there', async () => {
  vi.stubEnv('KUBECONFIG', join(folder, 'nowhere'));
  await expect(connect()).rejects.toThrow('the kubeconfig cannot be used');
});

it('does not quote a file it cannot read', async () => {
  kubeconfig('users: [{ name: u, user: { token: hunter2 }');
  const error = await connect().catch((reason: unknown) => reason);
  expect(JSON.stringify(error)).not.toContain('hunter2');
  expect(error).toMatchObject({ message: 'the kubeconfig cannot be used' });
});

it('lists the contexts when the one asked for is unknown, or none is chosen', async () => {
  kubeconfig(context('dev'));
  await expect(connect({ context: 'prod' })).rejects.toMatchObject({ message: 'unknown context "prod"', why: 'the kubeconfig knows: dev' });
  kubeconfig(context(''));
  await expect(connect()).rejects.toMatchObject({ message: 'the kubeconfig has no current context', why: 'it knows: dev' });
});

it('says when the cluster does not answer', async () => {
  kubeconfig(context('dev'));
  await expect(connect()).rejects.toMatchObject({ problem: 'unreachable' });
});

it('says that a server is not https, rather than that a certificate is wrong', async () => {
  kubeconfig(context('dev').replace(', insecure-skip-tls-verify: true', ''));
  await expect(connect()).rejects.toMatchObject({ why: 'the server of context dev is http://127.0.0.1:1: not https' });
});

it('takes the current context of the first of several files, as kubectl does, and leaves out one that is not there', async () => {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  writeFileSync(first, context('dev'));
  writeFileSync(
    second,
    context('prod').replaceAll('dev', 'prod').replaceAll(':1"', ':2"').replaceAll('c,', 'd,').replaceAll(': c,', ': d,'),
  );
  vi.stubEnv('KUBECONFIG', [join(folder, 'nowhere'), first, second].join(delimiter));
  await expect(connect()).rejects.toThrow('the cluster at http://127.0.0.1:1 does not answer');
  await expect(connect({ context: 'prod' })).rejects.toThrow('the cluster at http://127.0.0.1:2 does not answer');
  vi.stubEnv('KUBECONFIG', [second, first].join(delimiter));
  await expect(connect()).rejects.toThrow('the cluster at http://127.0.0.1:2 does not answer');
});
