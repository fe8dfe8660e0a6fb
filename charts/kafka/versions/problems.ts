import type { Problem } from '../../shared/problem.js';
import { nearest } from '../../shared/spelling.js';
import { LINES_BY_KEY } from './generated/lines-by-key.js';
import { candidates, settingOf } from './known-keys.js';
import type { SettingScope, VersionModel } from './model.js';
import { absence } from './removed.js';
import { propertyText, valueFault } from './values.js';

/** What Kafka does with a key it does not know. */
const UNKNOWN: Readonly<Record<SettingScope, string>> = {
  broker: 'the broker ignores it, so what it asks for silently does not happen',
  topic: 'Kafka refuses to create or alter the topic',
  producer: 'the client ignores it, so what it asks for silently does not happen',
  consumer: 'the client ignores it, so what it asks for silently does not happen',
  connect: 'the worker ignores it, so what it asks for silently does not happen',
};

/** What Kafka does with a value it does not accept. */
const REFUSED: Readonly<Record<SettingScope, string>> = {
  broker: 'the broker does not start with it',
  topic: 'Kafka refuses to create or alter the topic',
  producer: 'the client does not start with it',
  consumer: 'the client does not start with it',
  connect: 'the worker does not start with it',
};

/** Keys whose value must not be repeated, known or not. */
const SECRET_KEY = /password|secret|passphrase|jaas|\.key$|token|credential/i;

/**
 * What is wrong with settings for one version of Kafka: unknown, removed and internal keys, and values of the wrong type, range or word.
 * Deprecated keys are no problem; `deprecatedKeys` lists them. Values Kafka resolves itself (`${…:…}`) are taken on trust.
 */
export function settingProblems(scope: SettingScope, settings: Readonly<Record<string, unknown>>, model: VersionModel): Problem[] {
  return Object.entries(settings)
    .filter(([, value]) => value !== undefined)
    .flatMap(([key, value]) => settingProblem(scope, [key, value], model) ?? []);
}

/** The deprecated ones among these settings, with what Kafka says about each. */
export function deprecatedKeys(
  scope: SettingScope,
  settings: Readonly<Record<string, unknown>>,
  model: VersionModel,
): ReadonlyMap<string, string> {
  const found = Object.keys(settings).flatMap((key) => {
    const setting = settingOf(scope, key, model);
    if (setting === undefined || setting === 'open' || setting.deprecated === undefined) return [];
    return [[key, setting.deprecated === true ? setting.documentation : setting.deprecated] as const];
  });
  return new Map(found);
}

function settingProblem(scope: SettingScope, [key, value]: readonly [string, unknown], model: VersionModel): Problem | undefined {
  const setting = settingOf(scope, key, model);
  if (setting === 'open') return undefined;
  if (setting === undefined) return keyProblem(scope, `${key}${shown(key, value)}`, { key, model });
  const wrong = valueFault(setting, value);
  if (wrong === undefined) return undefined;
  const why = wrong.secret ? 'it would stand readable in manifests, in plans and in the repository' : REFUSED[scope];
  return { what: `${key}${wrong.secret ? '' : shown(key, value)} ${wrong.fault}`, why, fix: wrong.fix };
}

function keyProblem(scope: SettingScope, what: string, { key, model }: { key: string; model: VersionModel }): Problem {
  const { line, version } = model;
  if (model.internal[scope].includes(key)) {
    return {
      what: `${what} is internal to Kafka ${version}`,
      why: 'Kafka promises nothing about it',
      fix: `remove it, or ${unchecked(key)}`,
    };
  }
  const absent = absence(key, { scope, line, linesByKey: LINES_BY_KEY });
  if (absent) {
    return { what: `${what} is not in Kafka ${version}: ${absent.when}`, why: UNKNOWN[scope], fix: absent.advice };
  }
  const meant = nearest(key, candidates(scope, key, model));
  const fix = meant === undefined ? `remove it, or ${unchecked(key)}` : `did you mean ${meant}? If not, ${unchecked(key)}`;
  return { what: `${what} is not a ${scope} setting of Kafka ${version}`, why: UNKNOWN[scope], fix };
}

function unchecked(key: string): string {
  return `say why it is right: unchecked: { '${key}': { value, why } }`;
}

function shown(key: string, value: unknown): string {
  return SECRET_KEY.test(key) ? '' : ` (${propertyText(value) ?? JSON.stringify(value)})`;
}
