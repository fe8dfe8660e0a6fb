import { type SecretKind, secretKind } from '../../charts/shared/secret-text.js';
import type { Place } from './place.js';

/** One setting, with the place it was read from. */
export interface Setting {
  /** As it is written; empty when it is a secret. */
  readonly value: string;
  /** `properties` or `script`: a file. `environment`: a variable. `live`: set on the running cluster. `resource`: a field of a custom resource. */
  readonly origin: 'properties' | 'environment' | 'live' | 'resource' | 'script' | 'arguments';
  /** Object it is read from. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Present for what nobody may read: `literal` stands in the manifest for all to see, `reference` names where it is kept. */
  readonly secret?: SecretKind;
  /** Secret and key it is taken from, e.g. `kafka-login/password`, where a variable names them. */
  readonly reference?: string;
  /** Same for same secrets of one run, when the reader was given a fingerprint function. Says changed or unchanged, and nothing else. */
  readonly fingerprint?: string;
}

/** Settings by key. */
export type Settings = Readonly<Record<string, Setting>>;

/** Makes something of a secret that only shows whether it changed. */
export type Fingerprint = (secret: string) => string;

/** A setting as found, before it is known whether it is a secret. */
export interface RawSetting extends Pick<Setting, 'value' | 'origin' | 'resource' | 'place'> {
  /** Key. */
  readonly key: string;
  /** Whether it stands as a reference already, e.g. `secretKeyRef`. */
  readonly isReference?: boolean;
  /** Secret and key it is taken from. */
  readonly reference?: string;
}

/** A setting as facts keep it: a secret without its value. */
export function settingFact({ key, isReference, ...raw }: RawSetting, fingerprint?: Fingerprint): Setting {
  const secret = isReference === true ? 'reference' : secretKind(key, raw.value);
  if (secret === undefined) return raw;
  // What is only referred to may be named, what stands there may not be repeated.
  const mark = secret === 'literal' && fingerprint ? { fingerprint: fingerprint(raw.value) } : {};
  return { ...raw, value: '', secret, ...mark };
}

/** Settings by key; of two with the same key the later counts. */
export const settingsFact = (found: readonly RawSetting[], fingerprint?: Fingerprint): Settings =>
  Object.fromEntries(found.map((raw) => [raw.key, settingFact(raw, fingerprint)]));

/** Text of a setting that is set and no secret. */
export function textOf(settings: Settings, key: string): string | undefined {
  const setting = Object.hasOwn(settings, key) ? settings[key] : undefined;
  return setting === undefined || setting.secret !== undefined ? undefined : setting.value.trim();
}

/** Number of a setting, when it is set to one. */
export function numberOf(settings: Settings, key: string): number | undefined {
  const text = textOf(settings, key);
  const number = text === undefined || text === '' ? undefined : Number(text);
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

/** Whether a setting is `true`, `false`, or neither. */
export function flagOf(settings: Settings, key: string): boolean | undefined {
  const text = textOf(settings, key)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Members of a setting that is a list. */
export const listOf = (settings: Settings, key: string): readonly string[] =>
  (textOf(settings, key) ?? '')
    .split(',')
    .map((member) => member.trim())
    .filter((member) => member !== '');
