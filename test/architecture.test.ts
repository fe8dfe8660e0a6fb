import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { SHAPES_FILE, shapesText } from '../scripts/reference/shapes.js';
import { importCycles } from './cycles.js';
import { LONGER_FILES, LONGER_FUNCTIONS } from './longer.js';
import { imports, ROOT, type Source, sources } from './sources.js';

const ALL = sources();
const below = (folder: string) => ALL.filter(({ path }) => path.startsWith(`${folder}/`));

/** Which folders a folder may import from, beside itself. Imports go one way. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  charts: [],
  platform: ['charts'],
  stacks: ['platform', 'charts'],
  policy: ['charts'],
  scripts: ['stacks', 'platform', 'charts', 'policy'],
  environments: [],
};
/** Names the classes of environments, one of which an environment happens to be named after. */
const CLASSES = 'charts/shared/severity.ts';
/** The lists of all components. */
const LISTS = ['charts/components.ts', 'charts/builders.ts', 'charts/recognised.ts', 'charts/index.ts'];
const folderOf = (path: string) => path.split('/')[0] ?? '';

describe('imports go one way', () => {
  it.each(Object.entries(ALLOWED))('%s', (folder, allowed) => {
    const wrong = below(folder).flatMap((source) =>
      imports(source)
        .filter((target) => folderOf(target) in ALLOWED && folderOf(target) !== folder && !allowed.includes(folderOf(target)))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('environments and examples import the package by its name, as a user does', () => {
    const owned = [...below('environments'), ...below('docs/examples')];
    expect(owned.length).toBeGreaterThan(10); // else nothing was looked at
    const wrong = owned.flatMap((source) =>
      imports(source)
        .filter((target) => !/^(sluice|cdk8s|constructs)(\/|$)/.test(target) && !/^(environments|docs\/examples)\//.test(target))
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('the engine never imports the package by its name', () => {
    const engine = ['charts', 'platform', 'stacks', 'policy', 'scripts'].flatMap(below);
    expect(engine.filter((source) => imports(source).some((target) => /^sluice(\/|$)/.test(target))).map(({ path }) => path)).toEqual([]);
  });

  it('a component imports shared/, the contract and itself, never another component', () => {
    const component = (path: string) => path.split('/')[1] ?? '';
    const wrong = below('charts')
      .filter(({ path }) => !LISTS.includes(path))
      .flatMap((source) =>
        imports(source)
          .filter(
            (target) => target.startsWith('charts/') && ![component(source.path), 'shared', 'component.ts'].includes(component(target)),
          )
          .map((target) => `${source.path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('policy knows no constructs', () => {
    const constructs = constructFiles();
    expect(constructs).toContain('charts/kafka/kafka.ts'); // else nothing was looked for
    const wrong = below('policy').flatMap((source) => imports(source).filter((target) => constructs.has(target)));
    expect(wrong).toEqual([]);
  });
});

describe('imports form no cycle', () => {
  it('type imports included', () => {
    expect(importCycles(ALL)).toEqual([]);
  });

  it('and one would be found', () => {
    const file = (path: string, target: string) => ({
      path,
      text: '',
      syntax: ts.createSourceFile(path, `import type { T } from './${target}.js';`, ts.ScriptTarget.ES2022, true),
    });
    expect(importCycles([file('a.ts', 'b'), file('b.ts', 'c'), file('c.ts', 'b'), file('d.ts', 'd')])).toEqual([
      ['b.ts', 'c.ts'],
      ['d.ts'],
    ]);
  });
});

/** Files that build Kubernetes objects: they import cdk8s, its libraries, or a file that does. */
function constructFiles(): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const source of ALL) {
      if (valueImports(source).some((target) => /^(cdk8s|constructs)/.test(target) || found.has(target))) found.add(source.path);
    }
  }
  return found;
}

/** Imports that are still there at run time. */
function valueImports({ path, syntax }: Source): readonly string[] {
  const kept = syntax.statements.filter((node) => {
    if (ts.isImportDeclaration(node)) return node.importClause === undefined || !node.importClause.isTypeOnly;
    return ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly;
  });
  return imports({ path, text: '', syntax: ts.factory.updateSourceFile(syntax, kept) });
}

describe('what is pure stays pure', () => {
  const constructs = constructFiles();
  it('an environment is resolved without cdk8s: compose and Strimzi start from the same data', () => {
    expect(
      below('platform')
        .map(({ path }) => path)
        .filter((path) => constructs.has(path)),
    ).toEqual([]);
  });

  it('what environment files import is loaded without cdk8s: it costs start-up time', () => {
    const entry = readFileSync(join(ROOT, 'index.ts'), 'utf8');
    const offered = [...entry.matchAll(/from '\.\/(.*)\.js'/g)].map(([, path]) => `${path}.ts`);
    expect(offered.length).toBeGreaterThan(10); // else nothing was looked for
    expect(offered.filter((path) => constructs.has(path))).toEqual([]);
  });

  it.each(['config.ts', 'cluster.ts', 'listeners.ts', 'server-properties.ts', 'connection.ts', 'images.ts'])(
    '%s builds nothing',
    (name) => {
      expect(
        ALL.map(({ path }) => path).filter((path) => path.startsWith('charts/') && path.endsWith(`/${name}`) && constructs.has(path)),
      ).toEqual([]);
    },
  );

  it('nothing below scripts/ reads files, the clock, the network, the environment or chance', () => {
    const allowed = new Set(['charts/shared/hashed-config-map.ts']); // node:crypto hashes, and reads nothing
    const outside = ['charts', 'platform', 'stacks'].flatMap(below).filter(({ path }) => !path.includes('/generator/'));
    const wrong = outside.flatMap((source) =>
      [
        ...imports(source).filter((target) => target.startsWith('node:') && !allowed.has(source.path)),
        ...(source.text.match(/\bprocess\.env\b|\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bfetch\(|\bperformance\./g) ?? []),
      ].map((what) => `${source.path}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it('charts and stacks know no environment by name', () => {
    const wrong = ['charts', 'stacks']
      .flatMap(below)
      .filter(({ path }) => path !== CLASSES)
      .filter(({ text }) => /['"](dev|staging|prod)['"]/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('what is generated from types', () => {
  it(`${SHAPES_FILE} is up to date (npx tsx scripts/reference/generate.ts): else what compiles is refused at run time`, () => {
    expect(readFileSync(join(ROOT, SHAPES_FILE), 'utf8')).toBe(shapesText());
  }, 120_000);
});

const MAX_FILE_LINES = 200;
const MAX_FUNCTION_LINES = 30;
/** What `longer.ts` names may be longer, and no longer than this. */
const STOP = { fileLines: 300, functionLines: 60 };

describe('code stays readable', () => {
  it(`no file is longer than ${MAX_FILE_LINES} lines, but for those that are known`, () => {
    const most = (path: string) => (LONGER_FILES.includes(path) ? STOP.fileLines : MAX_FILE_LINES);
    const lines = ALL.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    expect(lines.filter((each) => each.lines > most(each.path))).toEqual([]);
  });

  it(`no function is longer than ${MAX_FUNCTION_LINES} lines, but for those in files that are known`, () => {
    const most = (path: string) => (LONGER_FUNCTIONS.includes(path) ? STOP.functionLines : MAX_FUNCTION_LINES);
    expect(ALL.flatMap((source) => longFunctions(source, most(source.path)))).toEqual([]);
  });

  it('lists only files that are still longer', () => {
    const long = ALL.filter(({ text }) => text.split('\n').length - 1 > MAX_FILE_LINES).map(({ path }) => path);
    expect(LONGER_FILES.filter((path) => !long.includes(path))).toEqual([]);
    const withLong = ALL.filter((source) => longFunctions(source, MAX_FUNCTION_LINES).length > 0).map(({ path }) => path);
    expect(LONGER_FUNCTIONS.filter((path) => !withLong.includes(path))).toEqual([]);
  });

  it('every exported field says what it is', () => {
    expect(['charts', 'environments', 'platform', 'policy', 'scripts', 'stacks'].flatMap(below).flatMap(undocumentedFields)).toEqual([]);
  });

  it('every exported name says what it is', () => {
    expect(['charts', 'environments', 'platform', 'policy', 'scripts', 'stacks'].flatMap(below).flatMap(undocumented)).toEqual([]);
  });

  it('indexes list what they offer', () => {
    const wrong = ALL.filter(({ path, text }) => /^export \* from/m.test(text) && path !== 'charts/shared/k8s.ts');
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('no type is asserted away', () => {
    expect(ALL.flatMap(assertions)).toEqual([]);
  });
});

function longFunctions({ path, syntax }: Source, most: number): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [from, to] = [node.getStart(syntax), node.getEnd()].map((position) => syntax.getLineAndCharacterOfPosition(position).line);
      const lines = (to ?? 0) - (from ?? 0) + 1;
      if (lines > most) found.push(`${path}:${(from ?? 0) + 1}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

function undocumented({ path, syntax }: Source): string[] {
  return syntax.statements
    .filter(
      (node) =>
        !ts.isExportDeclaration(node) &&
        ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0 && !isDocumentedSibling(node))
    .map((node) => `${path}: ${node.getText(syntax).split('\n')[0]}`);
}

/** Fields of exported interfaces without JSDoc. A field that can only be one word, e.g. `kind: 'topic'`, says what it is by that. */
function undocumentedFields({ path, syntax }: Source): string[] {
  const interfaces = syntax.statements.filter(ts.isInterfaceDeclaration);
  const exported = interfaces.filter((node) => ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return exported.flatMap(({ name, members }) =>
    members
      .filter(ts.isPropertySignature)
      .filter((field) => !(field.type && ts.isLiteralTypeNode(field.type)) && ts.getJSDocCommentsAndTags(field).length === 0)
      .map((field) => `${path}: ${name.text}.${field.name.getText(syntax)}`),
  );
}

/** Members of a family stand under one comment: a statement right below a documented one, without a line between. */
function isDocumentedSibling(node: ts.Node): boolean {
  return !node.getFullText().startsWith('\n\n');
}

function assertions({ path, syntax }: Source): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isConst = ts.isAsExpression(node) && ts.isTypeReferenceNode(node.type) && node.type.typeName.getText(syntax) === 'const';
    if (
      (ts.isAsExpression(node) && !isConst) ||
      ts.isNonNullExpression(node) ||
      ts.isTypeAssertionExpression(node) ||
      node.kind === ts.SyntaxKind.AnyKeyword
    ) {
      found.push(`${path}:${syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1}: ${node.getText(syntax)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}
