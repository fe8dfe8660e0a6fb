import {
  ACL_DEFAULTS,
  ACL_OPERATIONS,
  ACL_PATTERNS,
  ACL_RESOURCES,
  type AccessDeclaration,
  type DeclaredAcl,
  type DeclaredTopic,
} from './declaration.js';
import { count, number, text, WrongDeclaration, word } from './fields.js';

/** Key of the ConfigMap in which the declaration was until it became `access.json`: commits from before have it. */
export const FORMER_FILE = 'declaration.txt';

/** Whether a text is such a declaration: one thing a line, of which the first line says how. */
export const isFormer = (file: string): boolean => file.startsWith('# setting KEY VALUE');

/** What the former text declares: it held nothing about brokers, the record and quotas. */
export type FormerDeclaration = Omit<AccessDeclaration, 'brokers' | 'record'>;

/** One line: its first word, the others, and where it is in the text, from 0. */
interface Line {
  readonly kind: (typeof KINDS)[number];
  readonly words: readonly string[];
  /** All behind the first word. */
  readonly rest: string;
  readonly index: number;
}

const KINDS = ['setting', 'topic', 'config', 'rate', 'user', 'principal', 'acl', 'retired-topic', 'retired-user'] as const;
/** Which lines a field of the declaration is from. */
const FIELD_KINDS: Readonly<Partial<Record<keyof AccessDeclaration, Line['kind']>>> = {
  settings: 'setting',
  topics: 'topic',
  retiredTopics: 'retired-topic',
  users: 'user',
  retiredUsers: 'retired-user',
  principals: 'principal',
  acls: 'acl',
};

/** Reads the former text. A line that it did not know is an error: what it meant would be lost. */
export function parseFormer(file: string): FormerDeclaration {
  const lines = linesOf(file);
  const names = (kind: Line['kind']) => ofKind(lines, kind).map((line) => text(place(line, 0)));
  return {
    settings: Object.fromEntries(ofKind(lines, 'setting').map(({ words: [key = ''], rest }) => [key, rest.replace(/^\S+ ?/, '')])),
    topics: ofKind(lines, 'topic').map((line) => topic(line, lines)),
    retiredTopics: names('retired-topic'),
    users: names('user').map((name) => ({ name, mechanisms: ['SCRAM-SHA-512'], passwordFile: `/etc/sluice/users/${name}/password` })),
    retiredUsers: names('retired-user'),
    principals: names('principal'),
    acls: ofKind(lines, 'acl').map(acl),
    quotas: [],
    retiredQuotas: [],
  };
}

/** Line of a field's item in the former text, from 0. */
export function formerLine(file: string, field: keyof AccessDeclaration, index = 0): number {
  return linesOf(file).filter(({ kind }) => kind === FIELD_KINDS[field])[index]?.index ?? 0;
}

const ofKind = (lines: readonly Line[], kind: Line['kind']) => lines.filter((line) => line.kind === kind);

const linesOf = (file: string): readonly Line[] =>
  file.split('\n').flatMap((written, index) => {
    const line = written.trimStart();
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [first = '', ...words] = line.trimEnd().split(/\s+/);
    const kind = KINDS.find((known) => known === first);
    if (kind === undefined)
      throw new WrongDeclaration(`line ${index + 1} begins with ${JSON.stringify(first)}, which is none of ${KINDS.join(', ')}`);
    return [{ kind, words, rest: line.replace(/^\S+\s*/, ''), index }];
  });

const place = ({ index, words }: Line, word: number) => ({ path: `word ${word + 2} of line ${index + 1}`, value: words[word] });
const numberAt = (line: Line, word: number) => ({ ...place(line, word), value: Number(line.words[word]) });

function topic(line: Line, lines: readonly Line[]): DeclaredTopic {
  const name = text(place(line, 0));
  const own = (kind: Line['kind']) => ofKind(lines, kind).filter(({ words }) => words[0] === name);
  const [rate] = own('rate');
  return {
    name,
    partitions: count(numberAt(line, 1)),
    replicationFactor: count(numberAt(line, 2)),
    settings: Object.fromEntries(own('config').map(setting)),
    ...(rate && { rate: { recordsPerSecond: number(numberAt(rate, 1)), bytesPerRecord: number(numberAt(rate, 2)) } }),
  };
}

function setting({ rest, index }: Line): readonly [key: string, value: string] {
  const [, key, value] = /^\S+\s+([^=]+)=(.*)$/.exec(rest) ?? [];
  if (key === undefined || value === undefined) throw new WrongDeclaration(`line ${index + 1} has no KEY=VALUE`);
  return [key, value];
}

const acl = (line: Line): DeclaredAcl => ({
  principal: text(place(line, 0)),
  host: ACL_DEFAULTS.host,
  permission: ACL_DEFAULTS.permission,
  resource: word(ACL_RESOURCES)(place(line, 1)),
  pattern: word(ACL_PATTERNS)(place(line, 2)),
  name: text(place(line, 3)),
  operations: [word(ACL_OPERATIONS)(place(line, 4))],
});
