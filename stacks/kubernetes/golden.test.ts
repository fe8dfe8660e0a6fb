import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environments } from '../../environments/index.js';
import { loadPlatforms } from '../../scripts/workspace/platforms.js';
import { type Described, platformOf } from '../../test/described.js';
import { filesOf, ROOT } from '../../test/platforms.js';
import { BASES, variants } from '../../test/variants.js';
import { type KubernetesObject, manifests, renderObjects } from './index.js';

const GOLDEN = join(import.meta.dirname, 'golden');
const STALE = 'rendered/ is not what the sources say: run "sluice synth", look at git diff rendered/, and commit both';
const platforms = await loadPlatforms(environments, { environments, directory: join(ROOT, 'environments'), root: ROOT });

describe('rendered/ holds what the sources say', () => {
  it.each(platforms)('$name', (platform) => {
    const fresh = filesOf(platform);
    const folder = join(ROOT, 'rendered', platform.name);
    expect(readdirSync(folder).sort(), STALE).toEqual(['.sluice-files', ...fresh.keys()].sort());
    for (const [file, text] of fresh) expect(readFileSync(join(folder, file), 'utf8'), `${platform.name}/${file}: ${STALE}`).toBe(text);
  });

  it('and no environment that is gone', () => {
    expect(readdirSync(join(ROOT, 'rendered')).sort()).toEqual(environments.map(({ name }) => name).sort());
  });
});

// To update after a wanted change: npx vitest run stacks -u, then review git diff stacks/kubernetes/golden.
/** Scripts and the admin program are files of their own, and whole in rendered/: here they would bury what a variant is about. */
async function variantFiles(described: Described): Promise<ReadonlyMap<string, string>> {
  const short = (object: KubernetesObject) => {
    if (object.kind !== 'ConfigMap') return object;
    const entries = Object.entries(object.data ?? {}).map(([file, text]) => [file, file.endsWith('.sh') ? '(left out)\n' : text]);
    const programs = Object.keys(object.binaryData ?? {}).map((file) => [file, '(left out)']);
    return {
      ...object,
      ...(entries.length > 0 && { data: Object.fromEntries(entries) }),
      ...(programs.length > 0 && { binaryData: Object.fromEntries(programs) }),
    };
  };
  const rendered = renderObjects(await platformOf(undefined, described));
  return manifests(new Map([...rendered].map(([file, objects]) => [file, objects.map(short)])));
}

/** The files of a variant that have golden files: all of them, or those that differ from the variant it is based on. */
async function goldenFiles(name: string, described: Described): Promise<readonly (readonly [file: string, text: string])[]> {
  const files = await variantFiles(described);
  const base = variants[BASES[name] ?? ''];
  if (!base) return [...files];
  const others = await variantFiles(base);
  expect([...files.keys()]).toEqual(expect.arrayContaining([...others.keys()]));
  return [...files].filter(([file, text]) => others.get(file) !== text);
}

describe('variants are as reviewed', () => {
  it.each(Object.entries(variants))('%s', async (name, described) => {
    for (const [file, text] of await goldenFiles(name, described)) {
      await expect(text).toMatchFileSnapshot(join(GOLDEN, name, file.replace(/\.yaml$/, '.golden.yaml')));
    }
  });

  it('and no golden file is left of one that is gone', async () => {
    const expected = await Promise.all(
      Object.entries(variants).map(async ([name, described]) =>
        (await goldenFiles(name, described)).map(([file]) => join(name, file.replace(/\.yaml$/, '.golden.yaml'))),
      ),
    );
    const found = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
    expect(found.sort()).toEqual(expected.flat().sort());
  });
});
