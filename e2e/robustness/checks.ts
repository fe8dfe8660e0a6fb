import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import ts from 'typescript';
import * as versions from '../../charts/kafka/versions/index.js';
import { type Source, sources } from '../../test/sources.js';
import { ROOT } from '../kit/places.js';

/** The expression by which a rule judges, in its source. */
export interface Check {
  /** Rule it is the check of. */
  readonly id: string;
  /** Source file, by its path from the project's folder. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Every check below some folders: a property `check` beside a property `id` that is written out. */
export const checksBelow = (...folders: readonly string[]): readonly Check[] => sources(folders).flatMap(checksIn);

function checksIn({ path, syntax }: Source): readonly Check[] {
  const found: Check[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [id, check] = [initializer(node, 'id'), initializer(node, 'check')];
      if (id && ts.isStringLiteral(id) && check) found.push({ id: id.text, path, start: check.getStart(syntax), end: check.end });
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

const initializer = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  node.properties.filter(ts.isPropertyAssignment).find((property) => ts.isIdentifier(property.name) && property.name.text === name)
    ?.initializer;

/** What of the policies a fixture is judged with. */
interface Policies {
  readonly rules: typeof import('../../policy/rules/index.js');
  readonly facts: typeof import('../../policy/facts/index.js');
  readonly transitions: typeof import('../../policy/transitions/index.js');
}

/** Kafka's settings are no policy: they are compiled once and handed in. */
const VERSIONS = 'versions-of-kafka';
const ENTRY = `export * as rules from './policy/rules/index.js';
export * as facts from './policy/facts/index.js';
export * as transitions from './policy/transitions/index.js';`;

/** The policies as they would be if a check found nothing, compiled from the sources without it. */
export async function policiesWithout({ path, start, end }: Check): Promise<Policies> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    plugins: [
      {
        name: 'without-a-check',
        setup: ({ onLoad, onResolve }) => {
          onResolve({ filter: /kafka\/versions\/index\.js$/ }, () => ({ path: VERSIONS, external: true }));
          onLoad({ filter: /\.ts$/ }, (file) => {
            if (relative(ROOT, file.path) !== path) return undefined;
            const text = readFileSync(file.path, 'utf8');
            return { contents: `${text.slice(0, start)}() => []${text.slice(end)}`, loader: 'ts' };
          });
        },
      },
    ],
  });
  const found = createRequire(join(ROOT, 'package.json'));
  const require = (name: string): unknown => (name === VERSIONS ? versions : found(name));
  const module: { exports: Partial<Policies> } = { exports: {} };
  vm.runInThisContext(`(function (exports, require, module) {${outputFiles[0]?.text}\n})`)(module.exports, require, module);
  const { rules, facts, transitions } = module.exports;
  if (rules === undefined || facts === undefined || transitions === undefined) throw new Error('the policies do not compile');
  return { rules, facts, transitions };
}

const text = (...path: readonly string[]) => readFileSync(join(ROOT, 'policy', ...path), 'utf8');

/** Ids of the rules that the failing fixture of a rule breaks. */
export async function brokenRules(id: string, { rules, facts }: Pick<Policies, 'rules' | 'facts'>): Promise<readonly string[]> {
  const { documents } = facts.readDocuments('a.yaml', text('rules', 'fixtures', `${id}.fail.yaml`));
  const read = facts.readFacts(documents);
  const found = rules.findingsOf(read, rules.RULES, { environmentClass: 'production', models: await rules.modelsFor(read) });
  return found.map((finding) => finding.id);
}

/** Ids of the rules that speak of the failing pair of states of a rule. */
export async function brokenTransitions(id: string, { transitions }: Pick<Policies, 'transitions'>): Promise<readonly string[]> {
  const state = (name: string) => [{ file: name, text: text('transitions', 'fixtures', `${id}.fail`, `${name}.yaml`) }];
  const transit = await transitions.transitOf(state('old'), state('new'));
  return transitions.transitionFindings(transitions.TRANSITIONS, transit, 'production').map((finding) => finding.id);
}
