import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { environments } from '../environments/index.js';
import { ROOT } from '../scripts/reference/pages-of-docs.js';
import { sluice, temporaryWorkspace } from '../test/workspace.js';

const tutorial = readFileSync(join(ROOT, 'docs', 'tutorial.md'), 'utf8');
const workspace = temporaryWorkspace();

it('counts objects and files as synth does', async () => {
  const { out } = await sluice(workspace, 'synth');
  const told = tutorial.match(/^\w+: \d+ objects in \d+ files/gm) ?? [];
  expect(told.length).toBeGreaterThan(environments.length);
  expect(told.filter((line) => !out.includes(line))).toEqual([]);
  const [, inDev] = /^dev: (\d+) objects/m.exec(out) ?? [];
  expect(tutorial).toContain(`\n${inDev} objects: ${Number(inDev) - 1} created, 1 unchanged;`);
});

it('lists the Secrets of dev', async () => {
  const { out } = await sluice(workspace, 'secrets', 'dev', '--offline');
  const secrets = out.split('\n').filter((line) => line.startsWith('streaming-dev/'));
  expect(tutorial.match(/^streaming-dev\/.*$/gm)).toEqual(secrets);
});
