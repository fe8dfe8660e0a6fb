import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Shape } from '../../platform/problems/shape-words.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Where the type of an environment is. */
const SOURCE = 'platform/environment.ts';
const ROOT_TYPE = 'Environment';
/** What other parts refer to: where a name is asked for, the part itself may be given. */
const PART_TYPE = 'TopicPart';
/** Where the shapes are kept. */
export const SHAPES_FILE = 'platform/generated/environment-shapes.ts';
/**
 * Fields whose keys are another system's: the models of each program check `settings` by the version that runs, and the
 * schema of Kubernetes checks the `spec` of a patch in what is rendered.
 */
const MODELLED: ReadonlySet<string> = new Set(['settings', 'spec']);

/** Every object type an environment is made of, by name, as the type checker resolves it. */
export function environmentShapes(): Readonly<Record<string, Shape>> {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [SOURCE] }, ts.sys, ROOT);
  const program = ts.createProgram({ rootNames: [`${ROOT}${SOURCE}`], options: { ...options, incremental: false } });
  const reader = new ShapeReader(program.getTypeChecker(), typeNamed(PART_TYPE, program));
  reader.shapeOf(typeNamed(ROOT_TYPE, program), ROOT_TYPE);
  return reader.named();
}

/** The exported type of a name below `platform/`. */
function typeNamed(name: string, program: ts.Program): ts.Type {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/platform/'));
  const declared = files.flatMap(({ statements }) => statements).find((node) => isTypeNamed(node, name));
  if (!declared || !isTypeNamed(declared, name)) throw new Error(`nothing below platform/ is a type ${name}`);
  return program.getTypeChecker().getTypeAtLocation(declared.name);
}

const isTypeNamed = (node: ts.Statement, name: string): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name;

/** Turns types into shapes. Object types get a name, so that each is written once and may contain itself. */
class ShapeReader {
  readonly #names = new Map<ts.Type, string>();
  readonly #shapes = new Map<string, Shape>();

  constructor(
    private readonly checker: ts.TypeChecker,
    /** The part of a pipeline that others refer to. */
    private readonly part: ts.Type,
  ) {}

  named(): Readonly<Record<string, Shape>> {
    return Object.fromEntries([...this.#shapes].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  shapeOf(type: ts.Type, place: string): Shape {
    if (type.isUnion()) return this.#unionShape(type.types, place);
    if (type.isLiteral()) return { values: [literal(type)] };
    if (type.flags & ts.TypeFlags.String) return 'text';
    if (type.flags & ts.TypeFlags.Number) return 'number';
    if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (type.flags & ts.TypeFlags.Unknown) return 'anything';
    if (type.getCallSignatures().length > 0) return 'function';
    if (type.flags & ts.TypeFlags.TemplateLiteral) return { pattern: patternOf(this.checker.typeToString(type)) };
    if (this.checker.isTupleType(type)) return this.#tupleShape(type, place);
    if (this.checker.isArrayType(type)) return { list: this.#elementShape(type, place) };
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#objectShape(type, place);
    throw new Error(`${this.checker.typeToString(type)} in ${place} has no shape: write the type so that it can be checked at run time`);
  }

  #unionShape(types: readonly ts.Type[], place: string): Shape {
    const present = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)).sort((a, b) => (this.#text(a) < this.#text(b) ? -1 : 1));
    const isBoolean = present.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const literals = present.filter((type) => type.isLiteral()).map(literal);
    const rest = present.filter((type) => !type.isLiteral() && !(type.flags & ts.TypeFlags.BooleanLiteral));
    const shapes: Shape[] = [
      ...(literals.length > 0 ? [{ values: literals }] : []),
      ...(isBoolean ? (['boolean'] as const) : []),
      ...rest
        .map((type) => this.shapeOf(type, place))
        .flatMap((shape) => (typeof shape === 'object' && 'oneOf' in shape ? shape.oneOf : [shape])),
    ];
    const [only] = shapes;
    return only !== undefined && shapes.length === 1 ? only : { oneOf: shapes };
  }

  /** `[T, ...T[]]` is a list of at least one; a first member of another type keeps its place. */
  #tupleShape(type: ts.Type, place: string): Shape {
    const elements = this.#arguments(type).map((element) => this.shapeOf(element, place));
    const [first, rest = first] = elements;
    if (first === undefined || rest === undefined) return { list: 'anything' };
    if (JSON.stringify(first) === JSON.stringify(rest)) return { list: rest, least: 1 };
    return { list: rest, first };
  }

  #elementShape(type: ts.Type, place: string): Shape {
    const [element] = this.#arguments(type);
    return element ? this.shapeOf(element, place) : 'anything';
  }

  #arguments(type: ts.Type): readonly ts.Type[] {
    return isReference(type) ? this.checker.getTypeArguments(type) : [];
  }

  #objectShape(type: ts.Type, place: string): Shape {
    const [index] = this.checker.getIndexInfosOfType(type);
    const properties = this.checker.getPropertiesOfType(type);
    if (index && properties.length === 0) return { map: this.shapeOf(index.type, place) };
    const known = this.#names.get(type);
    if (known) return this.#mayBePart(type) ? { oneOf: [{ type: known }, this.shapeOf(this.part, PART_TYPE)] } : { type: known };
    const name = this.#nameFor(type, place);
    this.#names.set(type, name);
    this.#shapes.set(name, 'anything'); // holds the name while the fields are read
    const fields = properties.flatMap((property) => this.#field(property, name));
    this.#shapes.set(name, { fields: Object.fromEntries(fields) });
    return this.#mayBePart(type) ? { oneOf: [{ type: name }, this.shapeOf(this.part, PART_TYPE)] } : { type: name };
  }

  /** Whether a part of a pipeline may stand where less is asked for, e.g. a topic where its name is: it is then checked as the part it is. */
  #mayBePart(type: ts.Type): boolean {
    const known = new Set(this.checker.getPropertiesOfType(this.part).map(({ name }) => name));
    const isLess = this.checker.getPropertiesOfType(type).every(({ name }) => known.has(name));
    return type !== this.part && isLess && this.checker.isTypeAssignableTo(this.part, type);
  }

  /** A field and its shape; `?` ends the name of one that may be left out. A field that can only be undefined is none. */
  #field(property: ts.Symbol, owner: string): readonly (readonly [string, Shape])[] {
    const type = this.checker.getTypeOfSymbol(property);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return [];
    const name = `${property.name}${isOptional ? '?' : ''}`;
    return [[name, MODELLED.has(property.name) ? { map: 'anything' } : this.shapeOf(type, `${owner}.${property.name}`)]];
  }

  /** The compiler orders a union by when it met its members: a change elsewhere would change the order. */
  #text = (type: ts.Type): string => this.checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);

  #nameFor(type: ts.Type, place: string): string {
    const named = type.aliasSymbol?.name ?? type.symbol?.name;
    const base = named === undefined || named.startsWith('__') ? place : named;
    let name = base;
    for (let count = 2; this.#shapes.has(name); count++) name = `${base}${count}`;
    return name;
  }
}

const isReference = (type: ts.Type): type is ts.TypeReference => 'target' in type;

function literal(type: ts.LiteralType): string | number {
  if (typeof type.value === 'object') throw new Error('a description holds no bigint');
  return type.value;
}

/** A template literal type as a pattern: `local:///${string}` is `^local:///.*$`. */
function patternOf(text: string): string {
  const parts = text.slice(1, -1).split(/\$\{(?:string|number)\}/);
  return `^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`;
}

const lines = (shapes: Readonly<Record<string, Shape>>): string =>
  Object.entries(shapes)
    .map(([name, shape]) => `  ${JSON.stringify(name)}: ${JSON.stringify(shape)},\n`)
    .join('');

/** Text of the file that holds the shapes. */
export const shapesText =
  (): string => `// Generated by \`npx tsx scripts/reference/generate.ts\` from the types of an environment: what a value of each may hold.
import type { Shape } from '../problems/shape-words.js';

/** Object types of an environment, by name. A field whose name ends in \`?\` may be left out. */
export const ENVIRONMENT_SHAPES: Readonly<Record<string, Shape>> = {
${lines(environmentShapes())}};

/** Name of the type of an environment. */
export const ENVIRONMENT_TYPE = '${ROOT_TYPE}';
`;
