import ts from 'typescript';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { KUBERNETES_VERSIONS } from '../../charts/shared/kubernetes-version.js';
import { ENVIRONMENT_CLASSES } from '../../charts/shared/severity.js';
import { code } from './markdown.js';
import type { Shape } from './spec-reader.js';

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, 'text'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, '`true` or `false`'],
  [ts.SyntaxKind.UnknownKeyword, 'anything'],
]);

const oneOf = (names: readonly string[]) => either(names.map(code));

/** Types whose name says less than these words. */
const NAMED: Readonly<Record<string, string>> = {
  'TopicOptions.Omit': "topic settings by Kafka's names",
  "DatabaseTls['mode']": '`disable`, `require` or `verify-full`',
  EnvironmentClass: oneOf(ENVIRONMENT_CLASSES),
  KubernetesVersion: oneOf(KUBERNETES_VERSIONS),
  TopicPart: '`topicOf(…)` or `topic(…)`',
  Labels: 'map of text to text',
  Properties: 'map of text to text',
  Dataset: '`dataset(…)`',
  SecretRef: '`secret(…)`',
  'KafkaShape.Settings': "broker settings of the release's Kafka line, by Kafka's names",
  'TopicSpec.Settings': "topic settings of the release's Kafka line, by Kafka's names",
  Patch: '[Patch](#patch)',
  Extras: 'a function `(scope, context) => objects`',
  OwnVariables: 'map of text to text, `secret(…)`, `{ configMap, key }` or `{ field }`',
  OwnMount: '`name`, `path`, `readOnly`, and one of `configMap`, `secret`, `scratchMiB`, `claim`',
  Coordination: '[KraftSpec](#kraftspec), or on a 3.x line [ZooKeeperSpec](#zookeeperspec)',
  Toleration: 'toleration: `key`, `operator`, `value`, `effect`',
  Permission: '`produce(…)`, `consume(…)` or `describe(…)`',
  InterBrokerListener: '`internalTls()` or `internalPlaintext()`',
  ClientListener: 'a listener for clients',
  Name: 'text',
  Kafka: '[Kafka](#kafka)',
  ...Object.fromEntries(EVERY_COMPONENT.flatMap(({ reference: { words = {} } }) => Object.entries(words))),
};

/** Where a type stands: where the sections are that a page links to, and the interface whose parameters it may name. */
export interface Place {
  /** Types that have a section. */
  readonly linked: Links;
  /** Name of the interface. */
  readonly owner: string;
  /** Interfaces whose fields' types are named as `Shape['field']`. @default none */
  readonly shapes?: ReadonlyMap<string, Shape>;
}

/** Where a shape is explained, by its name: `#podspec`, or `components.md#podspec`. */
export type Links = ReadonlyMap<string, string>;

/** A type in words. */
export function typeWords(node: ts.TypeNode, place: Place): string {
  const words = (inner: ts.TypeNode) => typeWords(inner, place);
  const keyword = KEYWORDS.get(node.kind);
  if (keyword) return keyword;
  if (ts.isTypeOperatorNode(node)) return words(node.type);
  if (ts.isParenthesizedTypeNode(node)) return words(node.type);
  if (ts.isLiteralTypeNode(node)) return code(node.getText().replaceAll("'", ''));
  if (ts.isUnionTypeNode(node)) return either(node.types.map(words));
  if (ts.isArrayTypeNode(node)) return `list of ${words(node.elementType)}`;
  if (ts.isTupleTypeNode(node)) return tupleWords(node, words);
  if (ts.isTypeReferenceNode(node)) return referenceWords(node, place, words);
  if (ts.isTypeLiteralNode(node)) return literalWords(node, words);
  if (ts.isIntersectionTypeNode(node)) return node.types.map(words).join(', and ');
  if (ts.isIndexedAccessTypeNode(node)) return fieldWords(node, place);
  return code(node.getText());
}

function either(words: readonly string[]): string {
  const unique = [...new Set(words)];
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} or ${last}`;
}

/** `Shape['field']`: the words for that field's type. */
function fieldWords(node: ts.IndexedAccessTypeNode, place: Place): string {
  const name = node.indexType.getText().replaceAll("'", '');
  const found = place.shapes?.get(node.objectType.getText())?.fields.find((one) => one.name === name);
  return found ? typeWords(found.type, place) : (NAMED[node.getText()] ?? code(node.getText()));
}

type Words = (node: ts.TypeNode) => string;

/** `[T, ...T[]]` is a list that is never empty; another first member is said. */
function tupleWords({ elements }: ts.TupleTypeNode, words: Words): string {
  const [first, rest] = elements.map((element) => words(ts.isRestTypeNode(element) ? element.type : element).replace(/^list of /, ''));
  return first === rest ? `list of ${first}, at least one` : `list: ${first} first, then ${rest}`;
}

function referenceWords(node: ts.TypeReferenceNode, { linked, owner }: Place, words: Words): string {
  const name = node.typeName.getText();
  const [first, second] = node.typeArguments ?? [];
  if (name === 'Readonly' && first) return words(first);
  if (name === 'Record' && second) return `map of text to ${words(second)}`;
  const link = linked.get(name);
  if (link) return `[${name}](${link})`;
  return NAMED[`${owner}.${name}`] ?? NAMED[name] ?? code(name);
}

const literalWords = ({ members }: ts.TypeLiteralNode, words: Words) =>
  `{ ${members
    .filter(ts.isPropertySignature)
    .map(({ name, type, questionToken }) => `${code(`${name.getText()}${questionToken ? '?' : ''}`)}: ${type ? words(type) : 'anything'}`)
    .join(', ')} }`;
