import type { SettingModel, SettingScope, VersionModel } from '../model.js';
import { absence, type LinesByKey } from '../removed.js';
import { updateMode } from '../update-mode.js';
import { jsdoc } from './jsdoc.js';
import { valueType } from './value-type.js';

/** The members of an interface by key: everything one says is in its text, so equal texts are equal members. */
export type Members = ReadonlyMap<string, string>;

/** A setting as the newest line that has it says it, accepting what any line accepts. */
export interface AnySetting {
  /** The setting. */
  readonly setting: SettingModel;
  /** The lines that have it, oldest first. */
  readonly having: readonly VersionModel[];
}

/** Every setting that some line knows, sorted by key. */
export function anySettings(scope: SettingScope, models: readonly VersionModel[]): ReadonlyMap<string, AnySetting> {
  const keys = [...new Set(models.flatMap((model) => Object.keys(model[scope])))].sort();
  return new Map(
    keys.flatMap((key) => {
      const having = models.filter((model) => Object.hasOwn(model[scope], key));
      const setting = merged(having.flatMap((model) => model[scope][key] ?? []));
      return setting === undefined ? [] : [[key, { setting, having }] as const];
    }),
  );
}

/** The members for all lines together. */
export function anyMembers(scope: SettingScope, models: readonly VersionModel[]): Members {
  const rows = [...anySettings(scope, models)].map(([key, { setting, having }]) => {
    const newest = having.at(-1);
    const mode = scope === 'broker' && newest ? updateMode(key, newest) : undefined;
    return [key, member(key, setting, { mode, lines: knownIn(having, models) })] as const;
  });
  return new Map(rows);
}

/** The members for one line: what it knows, and what it no longer knows. A removed key keeps its type, so that one line's settings go where any line's do. */
export function lineMembers(scope: SettingScope, model: VersionModel, models: readonly VersionModel[]): Members {
  const known = Object.entries(model[scope]).map(([key, setting]) => {
    return [key, member(key, setting, { mode: scope === 'broker' ? updateMode(key, model) : undefined })] as const;
  });
  const linesByKey = linesOfKeys(models);
  const gone = [...anySettings(scope, models)].flatMap(([key, { setting }]) => {
    const found = absence(key, { scope, line: model.line, linesByKey });
    if (found === undefined || found.when.startsWith('new in')) return [];
    const reason = `${found.when}: ${found.advice}`.replaceAll("'", "\\'");
    return [[key, `  readonly '${key}'?: (${valueType(key, setting)}) & Removed<'${reason}'>;`] as const];
  });
  return new Map([...known, ...gone]);
}

/**
 * `listener.name.<listener>.<key>`, one index signature a value type, of all lines: a set for each line would cost the compiler seconds.
 * Listener names stand in lower case there, or Kafka reads over them.
 */
export function listenerSignatures(models: readonly VersionModel[]): readonly string[] {
  const keys = new Map<string, string[]>();
  for (const [key, { setting }] of anySettings('broker', models)) {
    if (setting.listener === undefined) continue;
    const type = valueType(key, setting);
    keys.set(type, [...(keys.get(type) ?? []), key]);
  }
  return [...keys].map(([type, names]) => {
    const union = names.map((name) => `'${name}'`).join(' | ');
    return `  readonly [key: \`listener.name.\${Lowercase<string>}.\${${union}}\`]: ${type};`;
  });
}

/** The lines that know a key, for every key that some line lacks. */
export function linesOfKeys(models: readonly VersionModel[]): LinesByKey {
  const partly = (scope: SettingScope) => {
    const rows = [...anySettings(scope, models)].map(([key, { having }]) => [key, having.map(({ line }) => line)] as const);
    return Object.fromEntries(rows.filter(([, lines]) => lines.length < models.length));
  };
  return {
    broker: partly('broker'),
    topic: partly('topic'),
    producer: partly('producer'),
    consumer: partly('consumer'),
    connect: partly('connect'),
  };
}

function member(key: string, setting: SettingModel, notes: Parameters<typeof jsdoc>[2]): string {
  return `  ${jsdoc(key, setting, notes)}\n  readonly '${key}'?: ${valueType(key, setting)};`;
}

function merged(settings: readonly SettingModel[]): SettingModel | undefined {
  const newest = settings.at(-1);
  if (newest === undefined) return undefined;
  const { valid: _valid, validPrefixes: _validPrefixes, ...rest } = newest;
  const type = settings.some((setting) => setting.type === 'list') ? 'list' : newest.type;
  if (settings.some(({ valid }) => valid === undefined)) return { ...rest, type };
  const prefixes = settings.flatMap(({ validPrefixes }) => validPrefixes ?? []);
  return {
    ...rest,
    type,
    valid: [...new Set(settings.flatMap(({ valid }) => valid ?? []))],
    ...(prefixes.length > 0 && { validPrefixes: [...new Set(prefixes)] }),
  };
}

function knownIn(having: readonly VersionModel[], models: readonly VersionModel[]): string {
  if (having.length === 1 && having[0] !== models[0] && having[0] !== models.at(-1)) return `Kafka ${having[0]?.line} only.`;
  const since = having[0] === models[0] ? '' : `Since Kafka ${having[0]?.line}.`;
  const until = having.at(-1) === models.at(-1) ? '' : `Up to Kafka ${having.at(-1)?.line}.`;
  return [since, until].filter(Boolean).join(' ');
}
