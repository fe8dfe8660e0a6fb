import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NEWEST_EPOCH } from '../../platform/epoch.js';
import { ROOT } from '../../test/sources.js';
import { drawClusterId } from './cluster-id.js';
import { EXAMPLE_NAMES, repositoryFiles, withEpoch } from './new-repository.js';
import { packageName, TOOLS } from './package-json.js';

const written = (...examples: string[]) => repositoryFiles({ name: 'platform', sluice: '1.2.3', examples, drawId: drawClusterId });
const CHOICES = [[], ...EXAMPLE_NAMES.map((name) => [name]), [...EXAMPLE_NAMES]];
const idsIn = (files: ReadonlyMap<string, string>) =>
  [...files.values()].flatMap((text) => [...text.matchAll(/clusterId: '([^']*)'/g)].map(([, id]) => id));

describe('a new repository', () => {
  it('holds two environments, and all that is needed to check them', () => {
    expect([...written().keys()].sort()).toEqual([
      '.github/workflows/sluice.yml',
      '.gitignore',
      'README.md',
      'environments/dev.ts',
      'environments/index.ts',
      'environments/local.ts',
      'environments/pipelines/orders.ts',
      'environments/releases/dev.yaml',
      'environments/releases/lines.ts',
      'environments/releases/local.yaml',
      'package.json',
      'test/environments.test.ts',
      'tsconfig.json',
    ]);
  });

  it('depends on exact versions: of Sluice, and of the tools Sluice is tested with', () => {
    const manifest: unknown = JSON.parse(written().get('package.json') ?? '');
    expect(manifest).toMatchObject({ dependencies: { sluice: '1.2.3' }, devDependencies: TOOLS });
    const own: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(own).toMatchObject({ devDependencies: TOOLS });
  });

  it.each(CHOICES)('with %j draws an id for each cluster, and none twice', (...examples) => {
    const ids = [...idsIn(written(...examples)), ...idsIn(written(...examples))];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{20}[AQgw]$/);
  });

  it.each(CHOICES)('with %j holds every file that its files import', (...examples) => {
    const files = written(...examples);
    for (const [path, text] of files) {
      if (!path.endsWith('.ts')) continue;
      for (const [, target = ''] of text.matchAll(/from '(\.[^']*)\.js'/g))
        expect([...files.keys()]).toContain(posix.join(dirname(path), `${target}.ts`));
    }
  });

  it.each(CHOICES)('with %j begins in the newest epoch', (...examples) => {
    const releases = [...written(...examples)].filter(([path]) => path.endsWith('.yaml') && path.includes('releases/'));
    expect(releases.length).toBe(examples.length === 0 ? 2 : examples.length + 1);
    for (const [, text] of releases) expect(text).toMatch(new RegExp(`^renderEpoch: "${NEWEST_EPOCH}"`, 'm'));
  });

  it('promotes only from environments that are in it', () => {
    expect(written('prod').get('environments/prod.ts')).not.toContain('promotesFrom');
    expect(written('staging', 'prod').get('environments/prod.ts')).toContain("promotesFrom: 'staging',");
  });

  it('leaves no place to be filled in', () => {
    const readme = written().get('README.md') ?? '';
    expect(readme).toContain('# platform\n');
    expect(readme).toContain('(`local`, `dev`)');
    expect(readme).not.toMatch(/\{\w+\}/);
  });

  it('types the settings by the Kafka line of each release file', () => {
    expect(written('prod').get('environments/releases/lines.ts')).toMatch(/local: '4\.\d+';\n *readonly prod: '4\.\d+';/);
  });
});

describe('the epoch of a release file', () => {
  it.each([
    ['renderEpoch: "2026-11" # why\n', 'renderEpoch: "2026-12" # why\n'],
    ["renderEpoch: '2026-11'\n", 'renderEpoch: "2026-12"\n'],
    ['renderEpoch: 2026-11\n', 'renderEpoch: "2026-12"\n'],
    ['schemaVersion: 1\n# renderEpoch: "x"\n', 'schemaVersion: 1\n# renderEpoch: "x"\n'],
  ])('%j becomes %j', (before, after) => {
    expect(withEpoch(before, '2026-12')).toBe(after);
  });
});

describe('a cluster id', () => {
  it('is drawn again while it begins with a dash', () => {
    const draws = [Buffer.alloc(16, 0xf8), Buffer.alloc(16, 0)];
    expect(drawClusterId(() => draws.shift() ?? Buffer.alloc(16, 1))).toBe('AAAAAAAAAAAAAAAAAAAAAA');
  });
});

describe('the name of a package', () => {
  it.each([
    ['Acme Streaming', 'acme-streaming'],
    ['platform', 'platform'],
    ['__', 'streaming-platform'],
    ['', 'streaming-platform'],
  ])('of the folder %j is %s', (folder, name) => expect(packageName(folder)).toBe(name));
});
