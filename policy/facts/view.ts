import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type LineCounter } from 'yaml';
import type { Place } from './place.js';

/** What every view of one document shares. */
export interface ViewSource {
  /** Name of the file. */
  readonly file: string;
  /** Finds the line of a position. */
  readonly lines: LineCounter;
  /** The parsed document. */
  readonly document: Document.Parsed;
}

/** A part of the syntax tree: what is written, and the key or dash it is written behind. */
interface Syntax {
  readonly node: unknown;
  /** Offset its line is counted from. */
  readonly start: number;
}

const MERGE_KEY = '<<';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A value of a YAML document and where it stands. It never throws: what is not there is a view of nothing, and each reading narrows.
 * @example `view.get('spec', 'replicas').number`
 */
export class View {
  private children: ReadonlyMap<string, Syntax> | undefined;

  constructor(
    private readonly source: ViewSource,
    /** The value as plain data. */
    readonly value: unknown,
    private readonly syntax: Syntax,
  ) {}

  /** What sits at the end of a chain of fields and indexes. */
  get(...steps: readonly (string | number)[]): View {
    return steps.reduce<View>((view, step) => view.child(String(step)), this);
  }

  /** Whether anything is written here; null counts as nothing. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The value when it is text. */
  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** Text, number or truth value as it is written: `8.10` stays `8.10`. */
  get scalar(): string | undefined {
    const { value } = this;
    if (typeof value === 'string') return value;
    if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'bigint') return undefined;
    const node = this.resolved(this.syntax.node);
    return typeof value === 'number' && isScalar(node) && node.source !== undefined ? node.source : String(value);
  }

  /** The value when it is a number, or text that is one. */
  get number(): number | undefined {
    const number = typeof this.value === 'string' && this.value.trim() !== '' ? Number(this.value) : this.value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** The value when it is true or false, also in quotes. */
  get boolean(): boolean | undefined {
    if (typeof this.value === 'boolean') return this.value;
    return this.value === 'true' ? true : this.value === 'false' ? false : undefined;
  }

  /** Items, when it is a list. */
  get items(): readonly View[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.child(String(index))) : [];
  }

  /** Fields with their views, when it is an object. */
  get entries(): readonly (readonly [key: string, view: View])[] {
    return isRecord(this.value) ? Object.keys(this.value).map((key) => [key, this.child(key)] as const) : [];
  }

  /** Fields that hold text, numbers or truth values. */
  get record(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.entries.flatMap(([key, view]) => (view.scalar === undefined ? [] : [[key, view.scalar]])));
  }

  /** Annotations, without the copy of the whole object that kubectl leaves there: it may hold a Secret. */
  get annotations(): Readonly<Record<string, string>> {
    const { [LAST_APPLIED]: _, ...rest } = this.record;
    return rest;
  }

  /** Where it is written: the line of its key, or of its dash. */
  get place(): Place {
    return this.placeAt(this.syntax.start);
  }

  /** Where a line of a text of several lines stands, from 0. A text in quotes has one place. */
  lineOf(index: number): Place {
    const node = this.resolved(this.syntax.node);
    const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    if (!isBlock || !node.range) return this.place;
    const { file, line } = this.placeAt(node.range[0]);
    return { file, line: line + 1 + index };
  }

  private placeAt(offset: number): Place {
    return { file: this.source.file, line: Math.max(1, this.source.lines.linePos(offset).line) };
  }

  private child(key: string): View {
    const value = isRecord(this.value) || Array.isArray(this.value) ? ownField(this.value, key) : undefined;
    this.children ??= this.childSyntax(this.syntax.node);
    return new View(this.source, value, this.children.get(key) ?? { node: undefined, start: this.syntax.start });
  }

  private childSyntax(written: unknown): Map<string, Syntax> {
    const node = this.resolved(written);
    const found = new Map<string, Syntax>();
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) found.set(String(index), { node: item, start: startOf(item) ?? this.syntax.start });
    }
    if (!isMap(node)) return found;
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (key === MERGE_KEY) for (const [merged, syntax] of this.merged(pair.value)) if (!found.has(merged)) found.set(merged, syntax);
      if (key !== MERGE_KEY) found.set(key, { node: pair.value, start: startOf(pair.key) ?? this.syntax.start });
    }
    return found;
  }

  private merged(value: unknown): ReadonlyMap<string, Syntax> {
    const node = this.resolved(value);
    if (!isSeq(node)) return this.childSyntax(node);
    return new Map(node.items.flatMap((item) => [...this.childSyntax(item)]));
  }

  private resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.source.document) : node;
  }
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

const ownField = (value: object, key: string): unknown => (Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
