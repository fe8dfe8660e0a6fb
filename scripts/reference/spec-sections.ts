import ts from 'typescript';
import { code, table } from './markdown.js';
import { type Field, type Maker, type Parent, readSource, type Shape } from './spec-reader.js';
import { type Links, type Place, typeWords } from './type-words.js';

/** A section of a page: the shape it tells about, and the title a reader looks for. */
export interface Section {
  /** File of the shape, from the project's folder. */
  readonly path: string;
  /** Name of the type. */
  readonly shape: string;
  /** Title of the section. */
  readonly title: string;
  /** Shapes whose fields are listed after its own. @default none */
  readonly more?: readonly { readonly path: string; readonly shape: string }[];
}

/** Sections of shapes of one file, titled by their own names. */
export const sectionsOf = (path: string, ...shapes: readonly string[]): readonly Section[] =>
  shapes.map((shape) => ({ path, shape, title: shape }));

/** Where sections are found on their own page. */
export const linksTo = (sections: readonly Section[], page = ''): Links =>
  new Map(sections.map(({ shape, title }) => [shape, `${page}#${title.toLowerCase().replaceAll(' ', '-')}`]));

/** All sections as text. Types are linked to where `links` says they are explained. */
export function sectionTexts(sections: readonly Section[], links: Links): readonly string[] {
  const shapes = new Map([...new Set([...sections.map(({ path }) => path), ...RESOLVED])].flatMap((path) => [...readSource(path).shapes]));
  return sections.map((section) => sectionText(section, shapes, links));
}

/** Files of resolved values, whose fields' types descriptions refer to. */
const RESOLVED = [
  'charts/connect/connectors/debezium-postgres.ts',
  'charts/connect/connectors/s3-sink.ts',
  'charts/connect/connectors/file.ts',
];

function sectionText({ path, shape: name, title, more = [] }: Section, shapes: ReadonlyMap<string, Shape>, linked: Links): string {
  const shape = shapeIn(path, name);
  const { meaning, alias, fields, parents } = shape;
  const place = { linked, owner: name, shapes };
  const told = [...fields, ...more.flatMap((other) => shapeIn(other.path, other.shape).fields)]
    .filter(({ name: own }) => own !== 'kind')
    .map((one) => (one.meaning ? one : { ...one, meaning: meaningOf(one.type, shapes) }));
  const also = parents.map((parent) => inherited(parent, linked)).join('');
  return `## ${title}\n\n${meaning}\n\n${also}${alias ? `${typeWords(alias, place)}\n` : fieldTable(told, place)}`;
}

function shapeIn(path: string, name: string): Shape {
  const shape = readSource(path).shapes.get(name);
  if (!shape) throw new Error(`${path} has no ${name}`);
  return shape;
}

/** What a field means that says nothing itself: what its type means, or the resolved field it is named after. */
function meaningOf(type: ts.TypeNode, shapes: ReadonlyMap<string, Shape>): string {
  if (!ts.isIndexedAccessTypeNode(type)) return shapes.get(type.getText())?.meaning ?? '';
  const field = type.indexType.getText().replaceAll("'", '');
  return shapes.get(type.objectType.getText())?.fields.find(({ name }) => name === field)?.meaning ?? '';
}

function inherited({ name, without }: Parent, linked: Links): string {
  const link = linked.get(name);
  const fields = link ? `[${name}](${link})` : code(name);
  const but = without.length > 0 ? ` but ${without.map(code).join(', ')}` : '';
  return `All fields of ${fields}${but}, and:\n\n`;
}

/** Fields with their types, defaults and meanings. */
export const fieldTable = (fields: readonly Field[], place: Place) =>
  table(
    ['Field', 'Type', 'Default', 'Meaning'],
    fields.map(({ name, type, isOptional, fallback, meaning }) => [
      code(name),
      typeWords(type, place),
      fallback ?? (isOptional ? 'none' : 'must be written'),
      meaning,
    ]),
  );

/** Files whose functions a description calls, and which of them. */
export type Makers = readonly (readonly [path: string, names: RegExp])[];

/** The functions of those files, with their meaning and where they are imported from. */
export function makersText(makers: Makers): string {
  const found = makers.flatMap(([path, names]) =>
    readSource(path)
      .makers.filter(({ name }, index, all) => names.test(name) && all.findIndex((other) => other.name === name) === index)
      .map((maker) => [path, maker] as const),
  );
  const rows = found.map(([path, { name, meaning }]: readonly [string, Maker]) => [code(name), meaning, code(path)]);
  return `## Functions to write with\n\n${table(['Function', 'Meaning', 'File'], rows)}`;
}
