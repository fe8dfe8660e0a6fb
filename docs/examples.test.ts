import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { KAFKA_LINES, loadModel } from '../charts/kafka/versions/index.js';
import { dev as shipped } from '../environments/dev.js';
import type { Environment } from '../platform/environment.js';
import { environmentProblems } from '../platform/problems/problems.js';
import { parseRelease } from '../platform/release/release-schema.js';
import { resolve } from '../platform/resolve/resolve.js';
import { loadSchemas, schemaFindings } from '../policy/schemas/index.js';
import { COMMANDS, GROUPS } from '../scripts/reference/commands-page.js';
import { blocksOf, lines, pagesOfDocs, ROOT, standsIn } from '../scripts/reference/pages-of-docs.js';
import { problemText } from '../scripts/terminal/problems-error.js';
import { render } from '../stacks/kubernetes/index.js';
import * as environmentParts from './examples/environment-parts.js';
import * as kafkaParts from './examples/kafka-parts.js';
import { legacy } from './examples/legacy.js';
import { qa } from './examples/qa.js';
import * as shipments from './examples/shipments.js';

const pages = pagesOfDocs();
const blocks = pages.flatMap(blocksOf);
const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const filesIn = (folder: string, ending: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => textOf(join(folder, name)));

/** Where the code of the pages is checked: the compiler, the schemas and the tests below read these files. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  ts: ['docs/examples', 'docs/examples/own', 'environments', 'environments/pipelines'].flatMap((folder) => filesIn(folder, '.ts')),
  yaml: [
    ...filesIn('docs/examples', '.yaml'),
    ...filesIn('docs/examples/own/releases', '.yaml'),
    ...filesIn('environments/releases', '.yaml'),
  ],
  properties: filesIn('docs/examples', '.properties'),
};

const inputsFor = async (release: string) => {
  const result = parseRelease(parse(textOf(release)));
  if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
  const line = KAFKA_LINES.find((known) => result.release.kafka.version.startsWith(`${known}.`));
  if (line === undefined) throw new Error(`no model of Kafka ${result.release.kafka.version}`);
  return { release: result.release, model: await loadModel(line) };
};
/** The release of an example, without the web page for Kafka: no example has it. */
const withoutPage = async (release: string) => {
  const { release: whole, model } = await inputsFor(release);
  const { kafkaUi, ...others } = whole;
  return { release: others, model };
};
const { kafkaUi, ...dev } = shipped;
const problemsOf = async (environment: Environment, release = 'environments/releases/dev.yaml') =>
  environmentProblems(environment, await withoutPage(release));

describe('code in the pages', () => {
  it.each(blocks.filter(({ language }) => language in SOURCES))(
    '$language in $page stands in a checked file: $text',
    ({ language, text }) => {
      expect(SOURCES[language]?.some((source) => standsIn(text, source))).toBe(true);
    },
  );

  it('calls sluice with verbs and options that exist', () => {
    const calls = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => lines(text));
    for (const call of calls.flatMap((line) => /(?:^|\| )(?:node bin\/sluice\.mjs|npx sluice) (.*)$/.exec(line)?.[1] ?? [])) {
      const [verb = '', ...rest] = call.replace(/--environments \S+ /, '').split(' ');
      const words = GROUPS.includes(verb) ? [verb, rest[0]] : [verb];
      const command = COMMANDS.find(({ name }) => words.every((word, index) => name.split(' ')[index] === word));
      const known = command?.options.map(([flags]) => flags).join(' ') ?? '';
      expect(command ?? verb === '--help', call).toBeTruthy();
      for (const option of rest.filter((word) => word.startsWith('--') && word !== '--help')) expect(known, call).toContain(option);
    }
  });
});

describe('examples', () => {
  it.each(Object.entries(kafkaParts))('kafka: %s has no problems', async (_, part) => {
    expect((await problemsOf({ ...dev, kafka: { ...dev.kafka, users: [], clients: [], ...part } })).map(problemText)).toEqual([]);
  });

  it.each(Object.entries(environmentParts))('%s has no problems', async (_, part) => {
    expect((await problemsOf({ ...dev, ...part })).map(problemText)).toEqual([]);
    const platform = resolve({ ...dev, ...part }, await withoutPage('environments/releases/dev.yaml'));
    expect(render(platform).problems.map(problemText)).toEqual([]);
  });

  it('of whole environments have no problems', async () => {
    expect(await problemsOf(qa)).toEqual([]);
    expect(await problemsOf(legacy, 'docs/examples/legacy-release.yaml')).toEqual([]);
    expect(await problemsOf(dev, 'docs/examples/upgraded-release.yaml')).toEqual([]);
  });

  const { components, database, copied, held, withoutOperator, others } = shipments;
  it.each(Object.entries({ components, database, copied, held, withoutOperator, others }))(
    'shipments: %s has no problems',
    async (_, part) => {
      const found = await problemsOf({ ...dev, ...components, ...part }, 'docs/examples/components-release.yaml');
      expect(found.map(problemText)).toEqual([]);
    },
  );

  it('of objects are what an API server takes', async () => {
    const files = ['client-pod', 'tools-pod', 'disk-pod', 'preflight-role'].map((name) => textOf(`docs/examples/${name}.yaml`));
    const objects = files.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS()));
    expect(schemaFindings(objects, await loadSchemas('1.34'))).toEqual([]);
  });
});

describe('docs/tutorial.md', () => {
  const changed = (kafka: Partial<Environment['kafka']>): Environment => ({ ...dev, kafka: { ...dev.kafka, ...kafka } });

  it.each([
    ['a misspelt key', changed({ settings: { 'log.retention.hour': 24 } })],
    ['a bad value', changed({ replicationFactor: 5 })],
  ])('shows the message of %s', async (_, environment) => {
    const [problem] = await problemsOf(environment);
    expect(textOf('docs/tutorial.md')).toContain(problem && problemText(problem));
  });
});

describe('every page', () => {
  const links = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, link, source]) => ({ path, link: link ?? source ?? '' })),
  );

  it.each(links.filter(({ link }) => !/^[a-z]+:/.test(link)))('$path links to $link', ({ path, link }) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : normalize(join(dirname(path), file));
    expect(existsSync(join(ROOT, target))).toBe(true);
    if (anchor) expect(anchors(textOf(target))).toContain(anchor);
  });

  it('is linked from another', () => {
    const linked = new Set(links.map(({ path, link }) => normalize(join(dirname(path), link.split('#')[0] ?? ''))));
    const orphans = pages.map(({ path }) => path).filter((path) => path !== 'README.md' && !linked.has(path));
    expect(orphans).toEqual([]);
  });
});

const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 _-]/g, '')
      .replace(/ /g, '-'),
  );
