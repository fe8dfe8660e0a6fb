import ts from 'typescript';
import { code } from './markdown.js';

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, 'text'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, '`true` or `false`'],
  [ts.SyntaxKind.UnknownKeyword, 'anything'],
]);

/** Types whose name says less than these words. */
const NAMED: Readonly<Record<string, string>> = {
  Labels: 'map of text to text',
  'KafkaShape.Settings': "broker settings of the release's Kafka line, by Kafka's names",
  'TopicSpec.Settings': "topic settings of the release's Kafka line, by Kafka's names",
  Patch: '[Patch](#patch)',
  Coordination: '[KraftSpec](#kraftspec), or on a 3.x line [ZooKeeperSpec](#zookeeperspec)',
  Toleration: 'toleration: `key`, `operator`, `value`, `effect`',
  Permission: '`produce(…)`, `consume(…)` or `describe(…)`',
  InterBrokerListener: '`internalTls()` or `internalPlaintext()`',
  ClientListener: 'a listener for clients',
  Name: 'text',
  Kafka: '[Kafka](#kafka)',
};

/** Where a type stands: the sections a page links to, and the interface whose parameters it may name. */
export interface Place {
  readonly linked: ReadonlySet<string>;
  readonly owner: string;
}

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
  return code(node.getText());
}

function either(words: readonly string[]): string {
  const unique = [...new Set(words)];
  const last = unique.at(-1) ?? '';
  return unique.length < 2 ? last : `${unique.slice(0, -1).join(', ')} or ${last}`;
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
  if (linked.has(name)) return `[${name}](#${name.toLowerCase()})`;
  return NAMED[`${owner}.${name}`] ?? NAMED[name] ?? code(name);
}

const literalWords = ({ members }: ts.TypeLiteralNode, words: Words) =>
  `{ ${members
    .filter(ts.isPropertySignature)
    .map(({ name, type, questionToken }) => `${code(`${name.getText()}${questionToken ? '?' : ''}`)}: ${type ? words(type) : 'anything'}`)
    .join(', ')} }`;
