import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BuildKustomization } from './kustomizations.js';
import { sourceSets } from './sources.js';

const NOBODY = { environments: [] };
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const CHART = 'apiVersion: v2\nname: a\nversion: 1.0.0\n';
const CONNECTOR = '{"name":"a","config":{"connector.class":"x.Y"}}';
const TEMPLATE = 'kind: Service\nmetadata:\n  name: {{ .Release.Name }}\n';

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-sources-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** What is read of some files: names of the sets with their documents' files, and what is not judged. */
async function readIn(files: Readonly<Record<string, string | Uint8Array>>, paths: readonly string[] = ['.'], build = never) {
  const folder = folderWith(files);
  const sets = await sourceSets(
    paths.map((path) => join(folder, path)),
    NOBODY,
    build,
  );
  const short = (file: string) => (relative(folder, file) || '.').replaceAll(`${relative(process.cwd(), folder)}/`, '');
  return {
    sets: sets.map(({ documents }) => documents.map(({ file }) => short(file))),
    notJudged: sets.flatMap(({ notJudged }) =>
      notJudged.map(
        ({ file, what, isBroken }) => `${short(file)}${isBroken ? '!' : ''}: ${what.replaceAll(relative(process.cwd(), folder), '.')}`,
      ),
    ),
  };
}
const never: BuildKustomization = () => Promise.reject(new Error('not expected'));

describe('one command line', () => {
  it('is one set, whatever files and folders it names, each read once', async () => {
    const files = { 'a/one.yaml': MAP, 'a/two.yml': MAP, 'b/three.yaml': MAP };
    expect((await readIn(files, ['a', 'b/three.yaml', 'a/one.yaml'])).sets).toEqual([['a/one.yaml', 'a/two.yml', 'b/three.yaml']]);
  });

  it('is read on behind a file that is broken', async () => {
    expect(await readIn({ 'a.yaml': 'kind: [', 'b.yaml': MAP })).toEqual({
      sets: [['b.yaml']],
      notJudged: [expect.stringMatching(/^a\.yaml!: it is not YAML: /)],
    });
  });

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${MAP}`, 'utf16le'), 'its encoding is UTF-16'],
    ['the other byte order mark', Buffer.from(`\ufeff${MAP}`, 'utf16le').swap16(), 'its encoding is UTF-16'],
    ['no byte order mark', Buffer.from(MAP, 'utf16le'), 'its encoding is UTF-16'],
    ['a byte order mark and no Latin letter', Buffer.from('\ufeff名前', 'utf16le'), 'its encoding is UTF-16'],
    ['the other one and no Latin letter', Buffer.from('\ufeff名前', 'utf16le').swap16(), 'its encoding is UTF-16'],
    ['Latin 1', Buffer.from('name: caf\u00e9\n', 'latin1'), 'its encoding is other than UTF-8'],
    ['bytes of a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 9, 9, 9, 9, 9, 9, 9, 9]), 'it is no text'],
  ])('says that a file has %s', async (_, bytes, what) => {
    expect(await readIn({ 'a.yaml': bytes, 'b.yaml': MAP })).toEqual({ sets: [['b.yaml']], notJudged: [`a.yaml!: ${what}`] });
  });

  it('reads UTF-8 with a byte order mark', async () => {
    expect((await readIn({ 'a.yaml': `\ufeff${MAP}` })).sets).toEqual([['a.yaml']]);
  });
});

describe('JSON below a folder', () => {
  it('is read where it is an object, a compose file or connectors', async () => {
    const files = {
      'object.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}',
      'compose.json': '{"services":{"kafka":{"image":"apache/kafka:4.3.1"}}}',
      'connector.json': CONNECTOR,
      'flat.json': '{"name":"a","connector.class":"x.Y"}',
      'list.json': `[${CONNECTOR}]`,
      'export.json': `{"a":{"info":${CONNECTOR},"status":{}}}`,
      'package.json': '{"name":"a","config":{"port":1}}',
      'node_modules/b/object.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}',
    };
    expect(await readIn(files)).toEqual({
      sets: [['compose.json', 'connector.json', 'export.json', 'flat.json', 'list.json', 'object.json']],
      notJudged: [],
    });
  });
});

describe('a Helm chart', () => {
  it('is told once, with its files, and the rest is judged', async () => {
    const files = {
      'c/Chart.yaml': CHART,
      'c/values.yaml': 'a: 1\n',
      'c/templates/a.yaml': TEMPLATE,
      'c/charts/d/Chart.yaml': CHART,
      'b.yaml': MAP,
    };
    expect(await readIn(files)).toEqual({
      sets: [['b.yaml']],
      notJudged: ['c/Chart.yaml: Helm chart ./c is not rendered: 4 files are not judged'],
    });
  });

  it('below the charts of another one is a part of that, in whatever order they are named', async () => {
    const files = { 'c/Chart.yaml': CHART, 'c/charts/d/Chart.yaml': CHART };
    expect((await readIn(files, ['c/charts/d', 'c'])).notJudged).toEqual([
      'c/Chart.yaml: Helm chart ./c is not rendered: 2 files are not judged',
    ]);
  });

  it.each([
    ['a name from the release', TEMPLATE],
    ['a value in quotes', 'kind: Service\nspec: { type: "{{ .Values.type }}" }\n'],
    ['a shared template', "metadata:\n  labels:\n    {{- include 'x' . | nindent 4 }}\n"],
    ['a condition alone, which is no YAML', 'kind: [\n{{ if $x }}\n]'],
  ])('is recognised by a template of it: %s', async (_, text) => {
    expect(await readIn({ 'a.yaml': text })).toEqual({ sets: [[]], notJudged: ['a.yaml: it is a Helm template, and is not judged'] });
  });

  it.each([
    ['an alert', 'kind: PrometheusRule\nspec:\n  summary: "{{ $labels.instance }} is down, {{ $value | printf `%d` }}"\n'],
    ['a workflow', 'kind: Workflow\nspec: { name: "{{inputs.parameters.name}}" }\n'],
    ['a comment', `${MAP}# {{ .Values.replicas }}\n`],
  ])('is not what looks like it: %s', async (_, text) => {
    expect(await readIn({ 'a.yaml': text })).toEqual({ sets: [['a.yaml']], notJudged: [] });
  });
});

describe('a kustomization', () => {
  const BASE = { 'base/kustomization.yaml': 'resources: [kafka.yaml]\n', 'base/kafka.yaml': MAP };
  const OVERLAY = {
    'prod/kustomization.yml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
    'prod/patch.yaml': 'kind: ConfigMap\n',
  };

  it('is built, and nothing that it refers to is judged beside', async () => {
    const build = async (folder: string) => `${MAP}---\n${MAP.replace('a }', `${folder.split('/').at(-1)} }`)}`;
    expect(await readIn({ ...BASE, ...OVERLAY, 'other.yaml': MAP }, ['.'], build)).toEqual({
      sets: [['other.yaml'], ['prod (kustomize)', 'prod (kustomize)']],
      notJudged: [],
    });
  });

  it.each([
    ['does not build', { ...BASE, ...OVERLAY }, /^prod\/kustomization\.yml: kustomization \.\/prod is not built/],
    ['fetches a base', { 'kustomization.yaml': 'resources: ["https://example.com/base?ref=v1"]\n' }, /is not built/],
    ['has a base that fetches', { ...OVERLAY, 'base/Kustomization': 'resources: [github.com/example/base]\n' }, /is not built/],
  ])('that %s is told', async (_, files, message) => {
    const { sets, notJudged } = await readIn(files);
    expect(sets).toEqual([[]]);
    expect(notJudged).toEqual([expect.stringMatching(message)]);
  });

  it('may hold addresses that are not fetched', async () => {
    const files = { 'kustomization.yaml': 'configMapGenerator: [{ name: a, literals: ["url=https://example.com"] }]\n' };
    expect((await readIn(files, ['.'], async () => MAP)).notJudged).toEqual([]);
  });
});
