import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pack } from './kit.js';
import { edit, newTeam, timed, withNodeAlone } from './team.js';

let tarball: string;
let team: string;
const sluice = (...args: readonly string[]) => withNodeAlone(team, ['npx', 'sluice', ...args]);
beforeAll(() => {
  tarball = pack().file;
  team = newTeam(tarball);
});

describe('a team with Node and npm alone', () => {
  it('has a repository that starts and passes its tests at once', () => {
    expect(timed('npm start', team, 'npm', 'start')).toContain('dev: ');
    timed('npm test', team, 'npm', 'test');
    for (const name of ['local', 'dev']) expect(readdirSync(join(team, 'rendered', name))).toContain('kafka.yaml');
    timed('synth --check', team, 'npx', 'sluice', 'synth', '--check');
  });

  it('has cluster ids that no other repository has', () => {
    expect(sluice('init', 'second')).toMatchObject({ code: 0, out: expect.stringContaining('second/package.json') });
    const idOf = (folder: string) => /clusterId: '(.*)'/.exec(readFileSync(join(folder, 'environments', 'dev.ts'), 'utf8'))?.[1];
    expect(idOf(join(team, 'second'))).not.toBe(idOf(team));
  });

  it('is not overwritten', () => {
    expect(sluice('init', '.')).toMatchObject({ code: 1, err: expect.stringMatching(/^error: \. is not empty: /) });
  });

  it('reads what an edit does before it is applied', () => {
    edit(team, 'environments/dev.ts', 'memoryGiB: 2', 'memoryGiB: 3');
    const plan = timed('plan', team, 'npx', 'sluice', 'plan', 'dev');
    expect(plan).toMatch(/^Restart\n.*kafka-broker-a/m);
    expect(plan).toContain('3 pods restart');
    timed('synth dev', team, 'npx', 'sluice', 'synth', 'dev');
    timed('lint', team, 'npx', 'sluice', 'lint');
  });

  it('is told of a misspelt key by its own compiler', () => {
    edit(team, 'environments/dev.ts', "'log.retention.hours'", "'log.retention.hour'");
    const { code, out } = withNodeAlone(team, ['npm', 'test']);
    edit(team, 'environments/dev.ts', "'log.retention.hour'", "'log.retention.hours'");
    expect(code).toBeGreaterThan(0);
    expect(out).toContain("'log.retention.hour'' does not exist");
  });
});

describe('a team that goes on', () => {
  it('adds an environment, and everything is green still', () => {
    timed('new environment', team, 'npx', 'sluice', 'new', 'environment', 'qa');
    timed('npm start with qa', team, 'npm', 'start');
    timed('npm test with qa', team, 'npm', 'test');
    expect(existsSync(join(team, 'rendered', 'qa', 'kafka.yaml'))).toBe(true);
  });

  it('has the shipped examples where it asks for them', () => {
    const reference = newTeam(tarball, '--from', 'dev,staging,prod');
    expect(timed('npm start of the examples', reference, 'npm', 'start')).toContain('prod: ');
    timed('npm test of the examples', reference, 'npm', 'test');
  });
});
