import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environments } from '../../environments/index.js';
import { environments as starter } from '../../templates/repository/environments/index.js';
import { sluice } from '../../test/workspace.js';
import { drawClusterId } from '../repository/cluster-id.js';
import { repositoryFiles } from '../repository/new-repository.js';
import { writeNew } from '../repository/write-new.js';
import type { Workspace } from '../workspace/workspace.js';

/** A repository as init writes it, and its environments with the ids that were drawn there. */
async function repository(...examples: string[]): Promise<Workspace> {
  const root = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  const ids: string[] = [];
  const drawId = () => {
    const id = drawClusterId();
    ids.push(id);
    return id;
  };
  await writeNew(root, repositoryFiles({ name: 'platform', sluice: '1.2.3', examples, drawId }));
  const described = examples.length === 0 ? starter : environments.filter(({ name }) => name === 'local' || examples.includes(name));
  return {
    environments: described.map((each, index) => ({ ...each, kafka: { ...each.kafka, clusterId: ids[index] ?? '' } })),
    directory: join(root, 'environments'),
    root,
  };
}

const textOf = ({ directory }: Workspace, file: string) => readFileSync(join(directory, file), 'utf8');
const add = (workspace: Workspace, ...args: readonly string[]) => sluice(workspace, 'new', 'environment', ...args);
const filesIn = ({ directory }: Workspace) => readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();

describe('sluice new environment', () => {
  it('adds its file, its release file and its line in index.ts', async () => {
    const workspace = await repository();
    const { code, out, err } = await add(workspace, 'qa');
    expect([code, err.split('\n')[0]]).toEqual([0, 'qa is added. Next:']);
    expect(out.split('\n').map((line) => line.replace(/^.*environments\//, ''))).toEqual(['qa.ts', 'releases/qa.yaml', 'index.ts']);
    expect(textOf(workspace, 'index.ts')).toContain("import { qa } from './qa.js';\n");
    expect(textOf(workspace, 'index.ts')).toContain(' = [local, dev, qa];');
    expect(textOf(workspace, 'releases/qa.yaml')).toBe(textOf(workspace, 'releases/dev.yaml'));
    expect(textOf(workspace, 'releases/lines.ts')).toMatch(/dev: '4\.\d+';\n *readonly qa: '4\.\d+';/);
  });

  it('is the example but for its name, its namespace and its cluster id', async () => {
    const workspace = await repository();
    await add(workspace, 'qa');
    const [before, after] = [textOf(workspace, 'dev.ts'), textOf(workspace, 'qa.ts')].map((text) => text.split('\n'));
    const changed = (after ?? []).filter((line) => !before?.includes(line)).map((line) => line.trim().replace(/'[\w-]{22}'/, "'ID'"));
    expect(changed).toEqual([
      '/** The first cluster: TLS between nodes, passwords for clients, ACLs. Versions and images are in releases/qa.yaml. */',
      'export const qa = environment({',
      "name: 'qa',",
      "namespace: 'streaming-qa',",
      "clusterId: 'ID', // drawn once, never changed",
    ]);
  });

  it('takes an example, a namespace and zones, and says what is still shared', async () => {
    const workspace = await repository('staging', 'prod');
    const { code, err } = await add(workspace, 'load-test', '--like', 'prod', '--namespace', 'load', '--zones', 'us-1a, us-1b,us-1c');
    expect(code).toBe(0);
    const text = textOf(workspace, 'load-test.ts');
    expect(text).toContain('export const loadTest = environment({');
    expect(text).toContain("class: 'production',");
    expect(text).toContain("promotesFrom: 'staging',");
    expect(text).toContain("namespace: 'load',");
    expect(text).toContain("zones: ['us-1a', 'us-1b', 'us-1c'],");
    expect(text).toContain("bucket: 'acme-lake-load-test'");
    expect(textOf(workspace, 'index.ts')).toContain('[local, staging, prod, loadTest]');
    expect(err).toContain("still as in prod; two environments must not share them:\n  host: 'broker-{id}.kafka.example.com'");
    expect(err).toContain("external: 'orders.db.internal:5432'");
    expect(err).not.toContain('zones are those');
  });

  it('says so where zones are those of the example', async () => {
    const { err } = await add(await repository('prod'), 'prod-2', '--namespace', 'second');
    expect(err).toContain('zones are those of prod: eu-west-1a, eu-west-1b, eu-west-1c');
  });

  it('says so where the namespace is that of another environment, which is right on another cluster', async () => {
    const { code, err } = await add(await repository(), 'qa', '--namespace', 'streaming-dev');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('namespace streaming-dev is also that of dev: never apply them to one cluster'),
    ]);
    expect((await add(await repository(), 'qa')).err).not.toContain('is also that of');
  });

  it('copies the environment of a file that exports other things before it', async () => {
    const workspace = await repository();
    const helper = "export const small = pool({ name: 'x' });\n";
    writeFileSync(join(workspace.directory, 'dev.ts'), textOf(workspace, 'dev.ts').replace('/** The first', `${helper}/** The first`));
    expect((await add(workspace, 'qa')).code).toBe(0);
    expect(textOf(workspace, 'qa.ts')).toContain(`${helper}/** The first`);
    expect(textOf(workspace, 'qa.ts')).toContain('export const qa = environment({');
  });

  it('has another name in TypeScript where the file has a use for it', async () => {
    const workspace = await repository();
    await add(workspace, 'pool');
    expect(textOf(workspace, 'pool.ts')).toContain('export const poolEnvironment = environment({');
    expect(textOf(workspace, 'index.ts')).toContain("import { poolEnvironment } from './pool.js';");
    await add(workspace, 'default');
    expect(textOf(workspace, 'default.ts')).toContain('export const defaultEnvironment = ');
  });

  it('with --dry-run writes nothing', async () => {
    const workspace = await repository();
    const before = filesIn(workspace);
    const { code, err } = await add(workspace, 'qa', '--dry-run');
    expect([code, err.split('\n')[0]]).toEqual([0, '3 files; nothing was written']);
    expect(filesIn(workspace)).toEqual(before);
  });

  it.each([
    [['dev'], 1, /^error: environment "dev" already exists\n/],
    [['QA'], 64, /^error: name: "QA"\nwhy: .*\nfix: .*e\.g\. qa/],
    [['1qa'], 64, /^error: name: "1qa" starts with a digit\n/],
    [['a'.repeat(64)], 64, /^error: name: "a{64}"\n/],
    [['qa', '--namespace', 'No'], 64, /^error: namespace: "No"\n/],
    [['qa', '--like', 'nowhere'], 1, /^error: there is no environment "nowhere"\n/],
    [['qa', '--zones', 'a'], 1, /^error: environments\/dev\.ts does not hold zones: \[…\]\n/],
  ])('%j is refused, and nothing is written', async (args, expected, message) => {
    const workspace = await repository();
    const before = filesIn(workspace);
    const { code, out, err } = await add(workspace, ...args);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(message);
    expect(filesIn(workspace)).toEqual(before);
  });

  it('never overwrites a file that is left of another environment', async () => {
    const workspace = await repository();
    writeFileSync(join(workspace.directory, 'releases', 'qa.yaml'), 'mine');
    const { code, err } = await add(workspace, 'qa');
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: .*releases\/qa\.yaml already exists\n/)]);
    expect(textOf(workspace, 'releases/qa.yaml')).toBe('mine');
    expect(filesIn(workspace)).not.toContain('qa.ts');
  });

  it.each([
    ['index.ts', 'export const environments = [local, dev].filter(Boolean);', /dev/],
    ['index.ts', 'export const environments = all();', /^error: environments\/index\.ts does not list dev as sluice init writes it\n/],
    ['dev.ts', "export const dev = environment({ name: 'dev', namespace: 'streaming-dev' });", /does not hold the cluster id '/],
    ['dev.ts', 'export default x;', /^error: environments\/dev\.ts does not hold export const/],
  ])('refuses %s written as %j', async (file, text, message) => {
    const workspace = await repository();
    writeFileSync(join(workspace.directory, file), text);
    const before = filesIn(workspace);
    const { code, err } = await add(workspace, 'qa');
    expect([code, err]).toEqual([1, expect.stringMatching(message)]);
    expect(filesIn(workspace)).toEqual(before);
  });

  it('needs the example to have a file', async () => {
    const workspace = await repository();
    rmSync(join(workspace.directory, 'dev.ts'));
    expect((await add(workspace, 'qa')).err).toMatch(/^error: .*dev\.ts does not exist\nwhy: it is the example/);
  });
});
