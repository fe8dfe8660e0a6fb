import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Folder of the project. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const FOLDERS = ['bench', 'charts', 'docs', 'e2e', 'environments', 'platform', 'policy', 'scripts', 'stacks', 'templates', 'test'];

/** A TypeScript source of the project: tests and generated files apart. */
export interface Source {
  /** Path from the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
}

/** Every hand-written source below some folders. */
export function sources(folders: readonly string[] = FOLDERS): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(ROOT, folder, name))
      .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\.type-test\.ts$|\.d\.ts$|\/generated\/|\/node_modules\//.test(path))
      .map(read),
  );
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  return { path: relative(ROOT, path), text, syntax: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

/** What a source imports: project files by their path from the project's folder, packages by name. Types too. */
export function imports({ path, syntax }: Source): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier;
    if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found.map((name) => (name.startsWith('.') ? join(dirname(path), name).replace(/\.js$/, '.ts') : name));
}
