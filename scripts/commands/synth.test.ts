import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dev } from '../../environments/dev.js';
import { ROOT } from '../../test/sources.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

let workspace: Workspace;
beforeEach(() => {
  workspace = temporaryWorkspace();
});
const rendered = (...path: readonly string[]) => join(workspace.root, 'rendered', ...path);

describe('synth', () => {
  it('renders every environment into a folder of its own', async () => {
    expect(await sluice(workspace, 'synth')).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(rendered()).sort()).toEqual(['dev', 'local', 'prod', 'staging']);
    expect(readdirSync(rendered('prod'))).toEqual(
      expect.arrayContaining(['00-namespace.yaml', 'access.yaml', 'kafka.yaml', 'network.yaml']),
    );
  });

  it('writes nothing the second time', async () => {
    await sluice(workspace, 'synth', 'dev');
    const times = () => readdirSync(rendered('dev')).map((file) => statSync(rendered('dev', file)).mtimeMs);
    const before = times();
    expect((await sluice(workspace, 'synth', 'dev')).out).toMatch(/^dev: \d+ objects in \d+ files, unchanged /);
    expect(times()).toEqual(before);
  });

  it('gives the same bytes as what is committed', async () => {
    await sluice(workspace, 'synth');
    for (const environment of readdirSync(rendered())) {
      for (const file of readdirSync(rendered(environment))) {
        const committed = readFileSync(join(ROOT, 'rendered', environment, file), 'utf8');
        expect(readFileSync(rendered(environment, file), 'utf8'), `${environment}/${file}: run "sluice synth"`).toBe(committed);
      }
    }
  });

  it('removes what it wrote and renders no more, by name, and nothing else', async () => {
    await sluice(workspace, 'synth', 'dev');
    const list = rendered('dev', '.sluice-files');
    writeFileSync(list, `${readFileSync(list, 'utf8')}gone.yaml\n`);
    for (const file of ['gone.yaml', 'kafka.yaml.1.unfinished', 'mine.yaml', 'README.md']) writeFileSync(rendered('dev', file), 'mine\n');
    const { code, out, err } = await sluice(workspace, 'synth', 'dev');
    expect(code).toBe(0);
    expect(out).toMatch(/0 written, 2 removed .*\n {2}removed \S+gone\.yaml\n {2}removed \S+kafka\.yaml\.1\.unfinished$/);
    expect(err).toMatch(/^\S+mine\.yaml is left alone: Sluice did not write it/);
    const left = readdirSync(rendered('dev'));
    expect(left).toEqual(expect.arrayContaining(['README.md', 'mine.yaml', 'kafka.yaml']));
    expect(left.filter((file) => /gone|unfinished/.test(file))).toEqual([]);
  });

  it('replaces no file that it did not write, and then writes nothing', async () => {
    const out = mkdtempSync(join(tmpdir(), 'sluice-out-'));
    mkdirSync(join(out, 'prod'));
    writeFileSync(join(out, 'prod', 'kafka.yaml'), 'kind: Mine\n');
    writeFileSync(join(out, 'prod', 'important.yaml'), 'kind: Mine\n');
    const { code, err } = await sluice(workspace, 'synth', 'dev', 'prod', '--out', out);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/kafka\.yaml: Sluice did not write this file\nwhy: .*\.sluice-files.*\nfix: move them away, or .* --out/),
    });
    expect(readdirSync(out)).toEqual(['prod']);
    expect(readdirSync(join(out, 'prod')).sort()).toEqual(['important.yaml', 'kafka.yaml']);
  });

  it('takes over a folder that it rendered before there were lists', async () => {
    await sluice(workspace, 'synth', 'dev');
    rmSync(rendered('dev', '.sluice-files'));
    writeFileSync(rendered('dev', 'kafka.yaml'), readFileSync(rendered('dev', 'access.yaml')));
    expect(await sluice(workspace, 'synth', 'dev')).toMatchObject({ code: 0, out: expect.stringContaining('1 written, 0 removed') });
  });

  it('writes nothing that an API server refuses, and tells each fault once', async () => {
    const labelled = { ...dev, kubernetes: { ...dev.kubernetes, labels: { 'example com/team': 'a b' } } };
    const { code, err } = await sluice({ ...workspace, environments: [labelled] }, 'synth', 'dev');
    expect([code, existsSync(rendered('dev')), err.match(/^error: /gm)?.length]).toEqual([1, false, 2]);
    expect(err).toMatch(/^error: dev\.\S+ metadata\.labels\["example com\/team"\]: .*\nwhy: the API server refuses the object\nfix: /);
  });

  it('complains of a folder no environment has, and leaves it', async () => {
    mkdirSync(rendered('qa'), { recursive: true });
    const { code, err } = await sluice(workspace, 'synth');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/qa: no environment of that name\nwhy: .*\nfix: remove it: git rm -r /),
    });
    expect(readdirSync(rendered())).toContain('qa');
  });

  it('writes elsewhere with --out', async () => {
    const out = mkdtempSync(join(tmpdir(), 'sluice-out-'));
    await sluice(workspace, 'synth', 'local', '--out', out);
    expect(readdirSync(out)).toEqual(['local']);
  });
});

describe('synth --check', () => {
  it('passes on what synth wrote, and writes nothing itself', async () => {
    await sluice(workspace, 'synth');
    expect(await sluice(workspace, 'synth', '--check')).toMatchObject({ code: 0, out: 'local, dev, staging, prod: as on disk' });
  });

  it.each(['changed', 'missing', 'listed'])('fails on a %s file', async (kind) => {
    await sluice(workspace, 'synth', 'dev');
    const file = rendered('dev', kind === 'listed' ? '.sluice-files' : 'kafka.yaml');
    if (kind === 'missing') rmSync(file);
    else if (kind === 'listed') writeFileSync(file, `${readFileSync(file, 'utf8')}old.yaml\n`);
    else writeFileSync(file, 'kind: Other\n');
    const { code, err } = await sluice(workspace, 'synth', 'dev', '--check');
    expect(code).toBe(1);
    expect(err).toMatch(/^error: 1 file is out of date: \S+\nwhy: .*\nfix: run "sluice synth" and commit the result$/);
  });

  it.each(['kminion.yaml', 'kminion.yml', 'kminion.json', '.hidden.yaml', 'deep/er/kminion.yaml', 'Kustomization', 'kminion.jsonnet'])(
    'fails on %s, which is applied with the folder, and leaves it',
    async (file) => {
      await sluice(workspace, 'synth', 'dev');
      mkdirSync(join(rendered('dev', file), '..'), { recursive: true });
      writeFileSync(rendered('dev', file), 'kind: Mine\n');
      const { code, err } = await sluice(workspace, 'synth', 'dev', '--check');
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/: Sluice did not write this file\nwhy: .*\nfix: move it/) });
      expect(err).toContain(file);
      expect((await sluice(workspace, 'apply', 'dev')).err).toBe(err);
      expect(readFileSync(rendered('dev', file), 'utf8')).toBe('kind: Mine\n');
    },
  );
});

describe('a release file', () => {
  const release = (text: string) => writeFileSync(join(workspace.directory, 'releases', 'dev.yaml'), text);
  const good = readFileSync(join(ROOT, 'environments', 'releases', 'dev.yaml'), 'utf8').replaceAll('4.4.0', '4.3.1');

  it('of another line changes the type file, or fails the check', async () => {
    release(good.replace('version: 4.3.1', 'version: 4.1.1').replace('"4.3"', '"4.1"').replace('kafka:4.3.1', 'kafka:4.1.1'));
    expect((await sluice(workspace, 'synth', 'dev', '--check')).err).toContain('lines.ts is out of date');
    await sluice(workspace, 'synth', 'dev');
    expect(readFileSync(join(workspace.directory, 'releases', 'lines.ts'), 'utf8')).toContain("readonly dev: '4.1';");
  });

  it.each([
    ['a comment after the key', good.replace('kafka:\n', 'kafka: # ours\n')],
    ['JSON', JSON.stringify(parse(good))],
  ])('with %s is typed by the version it is rendered with', async (_, text) => {
    release(text.replaceAll('4.3', '4.1'));
    await sluice(workspace, 'synth', 'dev');
    expect(readFileSync(join(workspace.directory, 'releases', 'lines.ts'), 'utf8')).toContain("readonly dev: '4.1';");
    expect(readFileSync(rendered('dev', 'kafka.yaml'), 'utf8')).toContain('apache/kafka:4.1.1');
  });

  it.each([
    ['with an unknown key', `${good}colour: red\n`, /dev\.yaml: colour: is not a key of a release file/],
    [
      'with a misspelt key inside',
      good.replace('image: apache', 'imagge: apache'),
      /dev\.yaml: kafka\.image: is missing[\s\S]*dev\.yaml: kafka\.imagge: is not a key/,
    ],
    ['with latest', good.replace('kafka:4.3.1', 'kafka:latest'), /dev\.release\.kafka\.image: image apache\/kafka:latest has a moving tag/],
    ['with a line nobody knows', good.replace('version: 4.3.1', 'version: 5.0.0'), /Kafka 5\.0\.0 is not one Sluice knows/],
    ['that is not YAML', 'kafka: [\n', /dev\.yaml, line \d+ is not YAML/],
  ])('%s is refused, and nothing is written', async (_, text, message) => {
    const linesBefore = readFileSync(join(workspace.directory, 'releases', 'lines.ts'), 'utf8');
    release(text);
    const { code, err, out } = await sluice(workspace, 'synth');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(err).toMatch(/\nwhy: .*\nfix: /);
    expect(readdirSync(workspace.root)).not.toContain('rendered');
    expect(readFileSync(join(workspace.directory, 'releases', 'lines.ts'), 'utf8')).toBe(linesBefore);
  });

  it('that is broken keeps its line in the type file while others are rendered', async () => {
    release('kafka: [\n');
    expect((await sluice(workspace, 'synth', 'local')).code).toBe(0);
    expect(readFileSync(join(workspace.directory, 'releases', 'lines.ts'), 'utf8')).toContain("readonly dev: '4.4';");
  });

  it('that is missing is named, with what to copy', async () => {
    rmSync(join(workspace.directory, 'releases', 'dev.yaml'));
    expect((await sluice(workspace, 'synth', 'dev')).err).toMatch(
      /dev\.yaml cannot be read\nwhy: .*\nfix: .*cp \S+\/(?!dev)\w+\.yaml \S+\/dev\.yaml/,
    );
  });
});

describe('a synth that is killed', () => {
  const ROUNDS = 10;
  const OLD = 'kind: Old\n';
  const files = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)[^.][^/]*\.yaml$/.test(name));
  const run = (out: string) => spawn(process.execPath, [join(ROOT, 'bin', 'sluice.cjs'), 'synth', '--out', out], { stdio: 'ignore' });
  const end = (child: ReturnType<typeof run>) => new Promise((done) => child.once('exit', done));

  it('leaves every file whole: the old one, or the new', async () => {
    const out = mkdtempSync(join(tmpdir(), 'sluice-killed-'));
    await end(run(out)); // compiles, when a source is newer
    const started = performance.now();
    await end(run(out));
    const tookMs = performance.now() - started;
    const fresh = new Map(files(out).map((file) => [file, readFileSync(join(out, file), 'utf8')]));
    expect(fresh.size).toBeGreaterThan(10);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const file of fresh.keys()) writeFileSync(join(out, file), OLD);
      const child = run(out);
      const ended = end(child);
      await Promise.race([ended, pause(tookMs * (0.5 + (0.6 * round) / ROUNDS))]); // most of the writing is in the second half
      child.kill('SIGKILL');
      await ended;
      for (const [file, text] of fresh) expect([OLD, text], file).toContain(readFileSync(join(out, file), 'utf8'));
      expect(files(out).sort()).toEqual([...fresh.keys()].sort());
    }
  }, 60_000);
});
