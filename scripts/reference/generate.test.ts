import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environments } from '../../environments/index.js';
import { ENVIRONMENT_DEFAULTS } from '../../platform/defaults.js';
import { exitCode } from '../main.js';
import { EXIT, type Io } from '../terminal/io.js';
import { COMMANDS } from './commands-page.js';
import { pages } from './pages.js';
import { readSource } from './spec-reader.js';

const text = (name: string) => readFileSync(new URL(`../../docs/reference/${name}`, import.meta.url), 'utf8');
const generated = await pages();

describe('generated pages', () => {
  it.each([...generated.keys()])('%s is up to date (npx tsx scripts/reference/generate.ts)', (name) => {
    expect(text(name)).toBe(generated.get(name));
  });

  it('are all of the reference but the exit codes', () => {
    const found = readdirSync(new URL('../../docs/reference/', import.meta.url)).filter((name) => name.endsWith('.md'));
    const here = [...generated.keys()].filter((name) => !name.startsWith('../'));
    expect(found.sort()).toEqual([...here, 'exit-codes.md'].sort());
  });

  it('list the verbs the command line has', async () => {
    const lines: string[] = [];
    const io: Io = { out: (line) => lines.push(line), err: (line) => lines.push(line), interactive: false };
    expect(await exitCode(['--help'], async () => ({ environments, directory: '', root: '' }), io)).toBe(EXIT.ok);
    const verbs = [...lines.join('\n').matchAll(/^ {2}([a-z]+) /gm)].map(([, verb]) => verb);
    expect(verbs).toEqual([...new Set(COMMANDS.map(({ name }) => name.split(' ')[0])), 'help']);
  });
});

describe('exit-codes.md', () => {
  it('tells the codes the program has, and no other', () => {
    const rows = [...text('exit-codes.md').matchAll(/^\| (\d+) \| (\w+) \|/gm)].map(([, code, name]) => [name, Number(code)]);
    expect(Object.fromEntries(rows)).toEqual(EXIT);
  });
});

describe('defaults in the JSDoc of the description', () => {
  const shapes = new Map([...readSource('platform/spec.ts').shapes, ...readSource('charts/shared/environment.ts').shapes]);
  const told = (shape: string, field: string) => shapes.get(shape)?.fields.find(({ name }) => name === field)?.fallback;
  const { controller, zookeeper, broker } = ENVIRONMENT_DEFAULTS;

  it.each([
    ['KubernetesSpec', 'imagePullPolicy', ENVIRONMENT_DEFAULTS.imagePullPolicy],
    ['KafkaShape', 'recoveryBudgetSeconds', ENVIRONMENT_DEFAULTS.recoveryBudgetSeconds],
    ['KraftSpec', 'storageGiB', controller.storageGiB],
    ['KraftSpec', 'memoryGiB', controller.memoryGiB],
    ['KraftSpec', 'cpuMillis', controller.cpuMillis],
    ['KraftSpec', 'firstNodeId', controller.firstNodeId],
    ['KraftSpec', 'heapMiB', `${controller.heapPercent} % of the memory`],
    ['ZooKeeperSpec', 'storageGiB', zookeeper.storageGiB],
    ['ZooKeeperSpec', 'memoryGiB', zookeeper.memoryGiB],
    ['ZooKeeperSpec', 'cpuMillis', zookeeper.cpuMillis],
    ['PoolShape', 'memoryGiB', broker.memoryGiB],
    ['PoolShape', 'cpuMillis', broker.cpuMillis],
  ])('of %s.%s is the one the code uses', (shape, field, value) => {
    expect(told(shape, field)).toBe(String(value));
  });
});
