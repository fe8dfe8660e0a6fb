import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../../test/script.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import { notInstalled } from '../repository/candidate.js';
import type { Workspace } from '../workspace/workspace.js';

const releaseOf = ({ directory }: Workspace, name: string) => join(directory, 'releases', `${name}.yaml`);
/** The shipped environments, in an epoch. */
function inEpoch(epoch: string, ...names: readonly string[]): Workspace {
  const workspace = temporaryWorkspace();
  for (const name of names.length > 0 ? names : workspace.environments.map((environment) => environment.name)) {
    const file = releaseOf(workspace, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^renderEpoch: "[^"]*"/m, `renderEpoch: "${epoch}"`));
  }
  return workspace;
}

describe('sluice upgrade to another epoch', () => {
  it('tells for each environment what restarts, and how it is taken', async () => {
    const workspace = inEpoch('2026-11');
    const before = readFileSync(releaseOf(workspace, 'staging'), 'utf8');
    const { code, out, err } = await sluice(workspace, 'upgrade', 'dev', 'staging');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^dev: render epoch 2026-11 → 2026-12\n {2}2026-12: brokers with a zone .*\nThe same bytes\.\n/);
    expect(out).toMatch(/^staging: render epoch 2026-11 → 2026-12$/m);
    expect(out).toMatch(/^Restart\n.*kafka-broker-1a.*replica\.selector\.class/m);
    expect(out).toMatch(
      /^Restarts\n {2}staging: 3 pods of (StatefulSet\/streaming\/kafka-broker-1[abc](, )?){3}\nNothing changes in dev\.$/m,
    );
    expect(out).toContain('  3. in environments/releases/staging.yaml: renderEpoch: "2026-12"\n');
    expect(readFileSync(releaseOf(workspace, 'staging'), 'utf8')).toBe(before);
  });

  it('has nothing to tell of environments that are there already', async () => {
    const { code, out } = await sluice(inEpoch('2026-12'), 'upgrade');
    expect([code, out]).toEqual([0, expect.stringMatching(/^Every environment is in this epoch already\./)]);
  });

  it('tells of those that are behind the others', async () => {
    const { out } = await sluice(inEpoch('2026-12', 'dev', 'local', 'prod'), 'upgrade');
    expect([...out.matchAll(/^(\w+): render epoch/gm)].map(([, name]) => name)).toEqual(['staging']);
  });

  it('tells what the way back does', async () => {
    const { out } = await sluice(inEpoch('2026-12', 'staging'), 'upgrade', 'staging', '--epoch', '2026-11');
    expect(out).toMatch(/^staging: render epoch 2026-12 → 2026-11$/m);
    expect(out).toContain('staging: 3 pods of ');
  });

  it('with --exit-code says that something differs: 2', async () => {
    expect((await sluice(inEpoch('2026-11'), 'upgrade', 'staging', '--exit-code')).code).toBe(2);
    expect((await sluice(inEpoch('2026-11'), 'upgrade', 'dev', '--exit-code')).code).toBe(0);
  });

  it('is written as JSON and as Markdown', async () => {
    const json: unknown = JSON.parse((await sluice(inEpoch('2026-11'), 'upgrade', 'dev', 'staging', '-o', 'json')).out);
    expect(json).toMatchObject({
      schemaVersion: 1,
      steps: [
        { environment: 'dev', identical: true, from: { epoch: '2026-11' }, to: { epoch: '2026-12' } },
        { environment: 'staging', identical: false, report: { schemaVersion: 1, class: 'staging' } },
      ],
    });
    const markdown = (await sluice(inEpoch('2026-11'), 'upgrade', 'staging', '-o', 'markdown')).out;
    expect(markdown).toMatch(/^## staging: render epoch 2026-11 → 2026-12$/m);
  });

  it.each([['2026-10'], ['toString'], ['']])('refuses --epoch %j, and names the known ones: 64', async (epoch) => {
    const { code, err } = await sluice(temporaryWorkspace(), 'upgrade', '--epoch', epoch);
    expect(code).toBe(64);
    expect(err).toMatch(/^error: --epoch .*: there is no such render epoch\nwhy: Sluice .* knows "2026-11", "2026-12"\nfix: /);
  });

  it.each([
    ['missing', '', 'is missing'],
    ['unknown', 'renderEpoch: "1999-01"', 'is "1999-01"'],
  ])('needs a release file whose epoch is not %s', async (_, line, what) => {
    const workspace = temporaryWorkspace();
    const file = releaseOf(workspace, 'dev');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^renderEpoch:.*$/m, line));
    for (const verb of ['upgrade', 'synth']) {
      const { code, err } = await sluice(workspace, verb, 'dev');
      expect(code).toBe(1);
      expect(err).toContain(`renderEpoch: ${what}`);
      expect(err).toMatch(/^fix: write one of "2026-11", "2026-12"; /m);
    }
  });
});

describe('sluice upgrade to another version', () => {
  it.each([['./nowhere.tgz'], ['/nowhere/sluice'], ['a b']])('refuses --to %j, which is neither a version nor a file', async (to) => {
    const { code, err } = await sluice(temporaryWorkspace(), 'upgrade', 'dev', '--to', to);
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: --to .*: no such file\n/)]);
  });

  it.each([
    [
      'npm error code ENOTFOUND\nnpm error network request to a registry failed',
      'the package registry cannot be reached',
      'network request to',
    ],
    ['npm error code EAI_AGAIN\nnpm error request failed', 'the package registry cannot be reached', 'request failed'],
    [
      'npm error code ETARGET\nnpm error notarget No matching version found for sluice@9.9.9.',
      'Sluice 9.9.9 was not found in the registry',
      'No matching version',
    ],
    ['npm error code E404\nnpm error 404 Not Found', 'Sluice 9.9.9 was not found in the registry', '404 Not Found'],
    ['npm error code EACCES\nnpm error permission denied', 'Sluice 9.9.9 could not be installed', 'permission denied'],
  ])('says of %j what is wrong', (stderr, what, why) => {
    const error = notInstalled('9.9.9', { stderr });
    expect([error.message, error.why]).toEqual([expect.stringContaining(what), expect.stringContaining(why)]);
  });

  it('refuses a package that is not Sluice', { timeout: 60_000 }, async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'package.json'), JSON.stringify({ name: 'other', version: '1.0.0' }));
    const { code, err } = await sluice(temporaryWorkspace(), 'upgrade', 'dev', '--to', join(folder, 'other'));
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: --to .*other is not a package of Sluice\n/)]);
    rmSync(folder, { recursive: true });
  });
});
