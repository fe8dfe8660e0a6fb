import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One field a person may write. */
export interface Field {
  /** Name of the field. */
  readonly name: string;
  /** Type, as written. */
  readonly type: ts.TypeNode;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  /** JSDoc text. */
  readonly meaning: string;
  /** What its `@default` tag says. */
  readonly fallback?: string;
}

/** An interface, or a union of kinds. */
export interface Shape {
  /** Name of the type. */
  readonly name: string;
  /** JSDoc text. */
  readonly meaning: string;
  /** Its own fields. */
  readonly fields: readonly Field[];
  /** The interfaces it extends. */
  readonly parents: readonly Parent[];
  /** What a type alias stands for. */
  readonly alias?: ts.TypeNode;
}

/** An interface whose fields another one has too, and which of them it has not. */
export interface Parent {
  /** Name of the parent. */
  readonly name: string;
  /** Fields it does not inherit. */
  readonly without: readonly string[];
}

/** A function that makes a value of the description. */
export interface Maker {
  /** Name of the function. */
  readonly name: string;
  /** JSDoc text. */
  readonly meaning: string;
}

/** What one source file offers to a description. */
export interface SpecSource {
  /** Types by name. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Functions. */
  readonly makers: readonly Maker[];
}

/** Reads the interfaces, type aliases and functions of a file with their JSDoc. `path` is from the project's folder. */
export function readSource(path: string): SpecSource {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const shapes = source.statements.flatMap((statement): Shape[] => {
    if (ts.isInterfaceDeclaration(statement)) return [interfaceShape(statement)];
    return ts.isTypeAliasDeclaration(statement) ? [aliasShape(statement)] : [];
  });
  return { shapes: new Map(shapes.map((shape) => [shape.name, shape])), makers: source.statements.flatMap(makersOf) };
}

const interfaceShape = (node: ts.InterfaceDeclaration): Shape => ({
  name: node.name.text,
  meaning: comment(node),
  fields: node.members.filter(ts.isPropertySignature).map(field),
  parents: (node.heritageClauses ?? []).flatMap(({ types }) => types.map(parent)),
});

/** `Base`, or `Omit<Base, 'field'>`. */
function parent({ expression, typeArguments }: ts.ExpressionWithTypeArguments): Parent {
  const [base, left] = typeArguments ?? [];
  if (expression.getText() !== 'Omit' || !base || !left) return { name: expression.getText(), without: [] };
  return { name: base.getText(), without: [...left.getText().matchAll(/'(\w+)'/g)].map(([, name = '']) => name) };
}

const aliasShape = (node: ts.TypeAliasDeclaration): Shape => ({
  name: node.name.text,
  meaning: comment(node),
  fields: [],
  parents: [],
  alias: node.type,
});

/** The field of a property signature. */
export function field(node: ts.PropertySignature): Field {
  const fallback = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default');
  const text = fallback && ts.getTextOfJSDocComment(fallback.comment);
  return {
    name: node.name.getText(),
    type: node.type ?? ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword),
    isOptional: node.questionToken !== undefined,
    meaning: comment(node),
    ...(text && { fallback: text }),
  };
}

function makersOf(statement: ts.Statement): Maker[] {
  if (ts.isFunctionDeclaration(statement) && isExported(statement) && comment(statement) !== '')
    return [{ name: statement.name?.text ?? '', meaning: comment(statement) }];
  if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
  return statement.declarationList.declarations
    .filter(({ initializer }) => initializer && ts.isArrowFunction(initializer))
    .map(({ name }) => ({ name: name.getText(), meaning: comment(statement) }));
}

const isExported = (statement: ts.VariableStatement | ts.FunctionDeclaration) =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

/** The JSDoc text of a node, `{@link x}` as `x`. */
function comment(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (doc && ts.getTextOfJSDocComment(doc.comment)?.replace(/\{@link (\w+)\}/g, '`$1`')) ?? '';
}
