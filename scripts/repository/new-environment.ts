import { UserError } from '../terminal/io.js';
import { identifierFor } from './identifier.js';

/** An environment that is written after the example of another one. */
export interface Copy {
  /** Name of the new environment. */
  readonly name: string;
  /** The example: its name, its namespace and its cluster id as they are described, and the text of its file. */
  readonly like: { readonly name: string; readonly namespace: string; readonly clusterId: string; readonly source: string };
  /** A fresh Kafka cluster id. */
  readonly clusterId: string;
  /** Namespace of the new environment. */
  readonly namespace: string;
  /** Zones of its nodes. @default those of the example */
  readonly zones: readonly string[] | undefined;
}

/** The new environment's file, the name it exports, and what it still shares with the example. */
export interface Copied {
  /** Name of the exported constant. */
  readonly identifier: string;
  /** Content of the file. */
  readonly text: string;
  /** Places outside the platform that both name, e.g. a bucket: each as it is written. */
  readonly shared: readonly string[];
}

/** Namespace of an environment, after that of its example: `streaming-dev` becomes `streaming-qa`, `streaming` becomes `streaming-qa`. */
export function namespaceLike(namespace: string, like: string, name: string): string {
  const replaced = renamed(namespace, like, name);
  return replaced === namespace ? `${namespace}-${name}` : replaced;
}

/** The example's file with another name, namespace and cluster id. A `UserError` where one of them is not written in it. */
export function copiedEnvironment({ name, like, clusterId, namespace, zones }: Copy): Copied {
  const file = `environments/${like.name}.ts`;
  const exported = exportedName(like.source);
  const identifier = identifierFor(name, like.source);
  const once = (text: string, pattern: RegExp, replacement: string, what: string) => {
    if (!pattern.test(text)) throw notWritten(file, what, name);
    return text.replace(pattern, () => replacement);
  };
  if (exported === undefined) throw notWritten(file, 'export const … = environment({', name);
  const steps = [
    (text: string) => once(text, new RegExp(`\\bexport const ${exported}\\b`), `export const ${identifier}`, `export const ${exported}`),
    (text: string) => once(text, quoted('name: ', like.name), `name: '${name}'`, `name: '${like.name}'`),
    (text: string) => once(text, quoted('', like.clusterId), `'${clusterId}'`, `the cluster id '${like.clusterId}'`),
    (text: string) => once(text, quoted('namespace: ', like.namespace), `namespace: '${namespace}'`, `namespace: '${like.namespace}'`),
    (text: string) => text.replaceAll(quoted('namespace: ', like.namespace, 'g'), () => `namespace: '${namespace}'`),
    (text: string) =>
      zones === undefined ? text : once(text, ZONES, `zones: [${zones.map((zone) => `'${zone}'`).join(', ')}]`, 'zones: […]'),
    (text: string) => text.replaceAll(`releases/${like.name}.yaml`, `releases/${name}.yaml`),
    (text: string) => withoutOldName(text, like.name, name),
  ];
  const text = steps.reduce((current, step) => step(current), like.source);
  return { identifier, text, shared: sharedPlaces(text) };
}

/** The name under which a file exports its environment. */
export const exportedName = (source: string): string | undefined =>
  (/^export const (\w+)(?:: \w+)? = environment\(/m.exec(source) ?? /^export const (\w+)(?:: \w+)? = \w+\(/m.exec(source))?.[1];

const ZONES = /\bzones: \[[^\]]*\]/;
const quoted = (before: string, value: string, flags = '') => new RegExp(`${before}(['"])${escaped(value)}\\1`, flags);
const escaped = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name inside longer ones, as a whole word: `lake-dev` has `dev` in it, `devices` has not. */
const renamed = (text: string, from: string, to: string) =>
  text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped(from)}(?![A-Za-z0-9])`, 'g'), () => to);

/** Lines whose words mean something else than the environment: files, and how much it matters. */
const OTHER_WORDS = /^\s*(import\b|\} from\b|class:|promotesFrom:)/;

/** The old name inside quoted texts, e.g. that of a bucket, becomes the new one. */
const withoutOldName = (text: string, from: string, to: string) =>
  text
    .split('\n')
    .map((line) => (OTHER_WORDS.test(line) ? line : line.replace(/(['"])([^'"\n]*)\1/g, (whole) => renamed(whole, from, to))))
    .join('\n');

/** Fields that name what is outside the platform: two environments with the same value meet there. */
const OUTSIDE = /\b(?:host|bootstrapHost|external|bucket|credentials|authority)\b: ?(?:secret\()?'[^']+'\)?|arn:[^'"\s]+/g;
const sharedPlaces = (text: string): readonly string[] => [...new Set(text.match(OUTSIDE) ?? [])];

const notWritten = (file: string, what: string, name: string) =>
  new UserError(
    `${file} does not hold ${what}`,
    'without it the new environment would share that value with the example',
    `write environments/${name}.ts by hand, after its example, or name another one with --like`,
  );
