/** File of the access ConfigMap. */
export const DECLARATION_FILE = 'declaration.txt';

/** One line of the declaration: what the access Job applies, and for `rate` what lint reads. */
export type DeclarationLine =
  | { readonly kind: 'setting'; readonly key: string; readonly value: string }
  | { readonly kind: 'topic'; readonly name: string; readonly partitions: number; readonly replicationFactor: number }
  | { readonly kind: 'config'; readonly topic: string; readonly key: string; readonly value: string }
  | { readonly kind: 'rate'; readonly topic: string; readonly recordsPerSecond: number; readonly bytesPerRecord: number }
  | { readonly kind: 'user' | 'retired-topic' | 'retired-user' | 'principal'; readonly name: string }
  | ({ readonly kind: 'acl' } & DeclaredAcl);

/** One allowed operation, as `kafka-acls --list` spells it. */
export interface DeclaredAcl {
  /** E.g. `User:app`. */
  readonly principal: string;
  /** E.g. `TOPIC`, `TRANSACTIONAL_ID`. */
  readonly resource: string;
  /** Whether the name is whole or a prefix. */
  readonly pattern: 'LITERAL' | 'PREFIXED';
  /** Name or prefix of the resource. */
  readonly name: string;
  /** E.g. `READ`. */
  readonly operation: string;
}

/** First line of the file: what it is recognised by, and what a reviewer reads its lines by. */
const HEADER =
  '# setting KEY VALUE · topic NAME PARTITIONS REPLICAS · config TOPIC KEY=VALUE · user NAME · principal NAME · acl PRINCIPAL TYPE PATTERN NAME OPERATION';
const RATES = '# rate TOPIC RECORDS-PER-SECOND BYTES-PER-RECORD: for lint, not applied';

/** Whether a text is a declaration: its first line says so, whatever words later versions add to it. */
export const isDeclaration = (text: string): boolean => text.startsWith('# setting KEY VALUE');

/** The file: one line each, a line that is there twice once. */
export function formatDeclaration(lines: readonly DeclarationLine[]): string {
  const firstRate = lines.findIndex(({ kind }) => kind === 'rate');
  const texts = lines.flatMap((line, index) => (index === firstRate ? [RATES, lineText(line)] : [lineText(line)]));
  return `${[HEADER, ...new Set(texts)].join('\n')}\n`;
}

function lineText(line: DeclarationLine): string {
  switch (line.kind) {
    case 'setting':
      return `setting ${line.key} ${line.value}`;
    case 'topic':
      return `topic ${line.name} ${line.partitions} ${line.replicationFactor}`;
    case 'config':
      return `config ${line.topic} ${line.key}=${line.value}`;
    case 'rate':
      return `rate ${line.topic} ${line.recordsPerSecond} ${line.bytesPerRecord}`;
    case 'acl':
      return `acl ${formatAcl(line)}`;
    default:
      return `${line.kind} ${line.name}`;
  }
}

/** A line and where it is in its text, from 0. */
export interface LocatedLine {
  /** The line, as it was read. */
  readonly line: DeclarationLine;
  /** Number of the line, from 0. */
  readonly index: number;
}

/** Lines of a declaration. Comments, and words that a later version may know, are left out, as the access Job does. */
export const parseDeclaration = (text: string): readonly LocatedLine[] =>
  text.split('\n').flatMap((words, index) => {
    const line = parseLine(words);
    return line === undefined ? [] : [{ line, index }];
  });

function parseLine(text: string): DeclarationLine | undefined {
  const [kind, first = '', second = '', third = ''] = text.trim().split(/\s+/);
  switch (kind) {
    case 'setting':
      return { kind, key: first, value: text.replace(/^\s*setting\s+\S+ ?/, '') };
    case 'topic':
      return { kind, name: first, partitions: Number(second), replicationFactor: Number(third) };
    case 'config': {
      const [, key, value] = /^\s*config\s+\S+\s+([^=]+)=(.*)$/.exec(text) ?? [];
      return key === undefined || value === undefined ? undefined : { kind, topic: first, key, value };
    }
    case 'rate':
      return { kind, topic: first, recordsPerSecond: Number(second), bytesPerRecord: Number(third) };
    case 'acl':
      return { kind, ...parseAcl(text.replace(/^\s*acl\s+/, '')) };
    case 'user':
    case 'principal':
    case 'retired-topic':
    case 'retired-user':
      return { kind, name: first };
    default:
      return undefined;
  }
}

/** An ACL as one text, e.g. `User:app TOPIC LITERAL orders READ`. */
export const formatAcl = ({ principal, resource, pattern, name, operation }: DeclaredAcl): string =>
  `${principal} ${resource} ${pattern} ${name} ${operation}`;

/** The ACL of a text that {@link formatAcl} gives. */
export function parseAcl(text: string): DeclaredAcl {
  const [principal = '', resource = '', pattern, name = '', operation = ''] = text.trim().split(/\s+/);
  return { principal, resource, pattern: pattern === 'PREFIXED' ? 'PREFIXED' : 'LITERAL', name, operation };
}
