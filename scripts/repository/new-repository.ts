import { NEWEST_EPOCH } from '../../platform/epoch.js';
import { type EnvironmentTemplate, EXAMPLES, REPOSITORY_FILES, STARTER } from '../../templates/index.js';
import { releaseLinesText } from '../workspace/release-lines.js';
import { inIdentifier } from './identifier.js';
import { importLine } from './index-file.js';
import { packageJson } from './package-json.js';

/** What a new repository is written from. */
export interface NewRepository {
  /** Name in its `package.json`. */
  readonly name: string;
  /** Sluice that it depends on: an exact version, or `file:` and the path of a tarball. */
  readonly sluice: string;
  /** Shipped examples to copy, beside `local`. Empty: the small repository. */
  readonly examples: readonly string[];
  /** Draws a Kafka cluster id. */
  readonly drawId: () => string;
}

/** Names of the shipped examples that can be asked for, in the order of promotion. */
export const EXAMPLE_NAMES: readonly string[] = Object.keys(EXAMPLES).filter((name) => name !== 'local');

/** The files of a new repository by their paths, in the order they are listed. Each environment gets its own cluster id. */
export function repositoryFiles({ name, sluice, examples, drawId }: NewRepository): ReadonlyMap<string, string> {
  const chosen = chosenTemplates(examples);
  const environments = Object.keys(chosen);
  const fields = { name, environments: environments.map((each) => `\`${each}\``).join(', '), cluster: environments.at(-1) ?? 'local' };
  return new Map([
    ['package.json', packageJson(name, sluice)],
    ...Object.entries(REPOSITORY_FILES).map(([path, text]) => [path, filledIn(text, fields)] as const),
    ['environments/index.ts', indexText(environments)],
    ...Object.entries(chosen).flatMap(([each, template]) => environmentFiles(each, template, { environments, drawId })),
    ['environments/releases/lines.ts', releaseLinesText(new Map(environments.map((each) => [each, kafkaLine(chosen[each])])))],
  ]);
}

/** `local` and the examples that are asked for, in the order of promotion; without any, the small repository's. */
function chosenTemplates(examples: readonly string[]): Readonly<Record<string, EnvironmentTemplate>> {
  if (examples.length === 0) return STARTER;
  return Object.fromEntries(Object.entries(EXAMPLES).filter(([name]) => name === 'local' || examples.includes(name)));
}

type File = readonly [path: string, text: string];

function environmentFiles(
  name: string,
  { source, release, parts }: EnvironmentTemplate,
  { environments, drawId }: { readonly environments: readonly string[]; readonly drawId: () => string },
): readonly File[] {
  const own = source
    .replace(/clusterId: '[^']*'/g, () => `clusterId: '${drawId()}'`)
    .replace(/^ *promotesFrom: '([^']*)',\n/m, (line, from) => (environments.includes(from) ? line : ''));
  return [
    [`environments/${name}.ts`, own],
    ...Object.entries(parts).map(([path, text]): File => [`environments/${path}`, text]),
    [`environments/releases/${name}.yaml`, withEpoch(release, NEWEST_EPOCH)],
  ];
}

/** A release file's text in another epoch; everything else stays, comments too. */
export const withEpoch = (release: string, epoch: string): string =>
  release.replace(/^renderEpoch:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#]*)/m, `renderEpoch: "${epoch}"`);

const kafkaLine = (template: EnvironmentTemplate | undefined): string =>
  /^ {2}version: (\d+\.\d+)/m.exec(template?.release ?? '')?.[1] ?? '';

function indexText(names: readonly string[]): string {
  const imports = [...names].sort().map((name) => importLine(name, inIdentifier(name)));
  const list = names.map(inIdentifier).join(', ');
  return [
    "import type { Environment } from 'sluice';",
    ...imports,
    '',
    '/** Every environment, in the order of promotion. */',
    `export const environments: readonly Environment[] = [${list}];`,
    '',
  ].join('\n');
}

const filledIn = (text: string, fields: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole);
