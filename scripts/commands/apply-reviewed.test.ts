import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dev } from '../../environments/dev.js';
import { FakeApiServer, kubeconfig } from '../../test/doubles/fake-api-server.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

/** Commands run before each test. */
vi.setConfig({ hookTimeout: 60_000 });

let server: FakeApiServer;
let workspace: Workspace;
let config = '';
beforeEach(async () => {
  server = await new FakeApiServer().listen();
  config = kubeconfig({ lab: server });
  vi.stubEnv('KUBECONFIG', config);
  workspace = temporaryWorkspace([dev]);
  expect(await sluice(workspace, 'synth')).toMatchObject({ code: 0 });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.stop();
  for (const folder of [workspace.root, dirname(config)]) rmSync(folder, { recursive: true });
});
const inFolder = (...names: readonly string[]) => join(workspace.root, 'rendered', 'dev', ...names);

async function expectRefused(words: string): Promise<void> {
  const { code, err } = await sluice(workspace, 'apply', 'dev');
  expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  expect(server.asked).toEqual([]); // the cluster is not even looked at
}

it('a folder that does not exist is not applied', async () => {
  rmSync(inFolder(), { recursive: true });
  await expectRefused('does not exist\nwhy: it holds the files that are reviewed, and nothing else is applied');
});

it.each(['zz.yaml', 'zz.yml', 'zz.json', 'Kustomization', 'zz.jsonnet'])(
  'a foreign %s is not applied with the others, nor left to others',
  async (name) => {
    writeFileSync(inFolder(name), 'kind: ClusterRoleBinding\n');
    await expectRefused(`${name}: Sluice did not write this file`);
  },
);

it('a foreign file in a folder below counts', async () => {
  mkdirSync(inFolder('sub'));
  writeFileSync(inFolder('sub', 'zz.yaml'), 'kind: ClusterRoleBinding\n');
  await expectRefused('sub/zz.yaml: Sluice did not write this file');
});

it('a symbolic link to a folder elsewhere counts', async () => {
  symlinkSync(workspace.directory, inFolder('sub'));
  await expectRefused('sub: Sluice did not write this file');
});

it('a file that was edited is not applied', async () => {
  writeFileSync(inFolder('kafka.yaml'), 'kind: Namespace\n');
  await expectRefused('is out of date: kafka.yaml');
});

it('notes that no tool applies are left alone', async () => {
  writeFileSync(inFolder('README.md'), 'reviewed on Monday\n');
  expect((await sluice(workspace, 'secrets', 'dev', '--generate')).code).toBe(0);
  expect(await sluice(workspace, 'apply', 'dev')).toMatchObject({ code: 0 });
});
