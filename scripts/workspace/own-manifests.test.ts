import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { sound } from '../../test/described.js';
import { readManifests } from './own-manifests.js';

const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
function read(files: Readonly<Record<string, string>>, ...manifests: readonly string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'sluice-manifests-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return readManifests({ ...sound.environment, manifests }, { directory });
}

it('reads files, folders and lists, in order of their names', async () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${OBJECT.trim().replaceAll('\n', '\n  ')}\n`;
  const { manifests, problems } = await read(
    { 'm/b.yml': OBJECT, 'm/a/x.yaml': `${OBJECT}---\n${list}---\n`, 'm/README.md': 'x' },
    'm',
    'm/b.yml',
  );
  expect(problems).toEqual([]);
  expect(manifests.map(({ file, objects }) => [file, objects.length])).toEqual([
    ['m/a/x.yaml', 2],
    ['m/b.yml', 1],
    ['m/b.yml', 1],
  ]);
});

it.each([
  ['a path that is not there', {}, 'm', 'base.manifests[0]'],
  ['a folder without YAML', { 'm/x.txt': '' }, 'm', 'base.manifests[0]'],
  ['a folder outside', { 'm/x.yaml': OBJECT }, '..', 'base.manifests[0]'],
  ['what is not YAML', { 'm/x.yaml': 'a: [\n' }, 'm', 'm/x.yaml, line 2'],
  ['what is no object', { 'm/x.yaml': `${OBJECT}---\nkind: ConfigMap\n` }, 'm', 'm/x.yaml, document 2'],
  ['an object without a name', { 'm/x.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n' }, 'm', 'm/x.yaml, document 1'],
])('tells %s', async (_, files, path, where) => {
  expect((await read(files, path)).problems).toMatchObject([{ path: where }]);
});
