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
  /** Secret and key it is taken from, e.g. `kafka-login/password`, or the variable, e.g. `${DB_PASSWORD}`. */
  readonly reference?: string;
  /**
   * Same for same secrets of one run, when the reader was given a fingerprint function. Says changed or unchanged, and nothing else. What
   * is referred to has one where its Secret is in the manifests.
   */
  readonly fingerprint?: string;
  /** Options of a JAAS login, with a fingerprint function: `username` as it is written, a variable as `${NAME}`, else fingerprints. */
  readonly login?: Readonly<Record<string, string>>;
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
  /** The secret behind the reference, where its Secret is here. It is fingerprinted, and no fact. */
  readonly hidden?: string | undefined;
}

/** A whole value that is one variable. */
const VARIABLE = /^\s*\$\{?(\w+)(:?[-?+].*)?\}?\s*$/s;

/** A setting as facts keep it: a secret without its value. */
export function settingFact({ key, isReference, hidden, ...raw }: RawSetting, fingerprint?: Fingerprint): Setting {
  const secret = isReference === true ? 'reference' : secretKind(key, raw.value);
  if (secret === undefined) return raw;
  const variable = secret === 'reference' && isReference !== true ? VARIABLE.exec(raw.value)?.[1] : undefined;
  // What is only referred to may be named, what stands there may not be repeated.
  const text = secret === 'literal' ? raw.value : hidden;
  return {
    ...raw,
    value: '',
    secret,
    ...(variable !== undefined && { reference: `\${${variable}}` }),
    ...(fingerprint && text !== undefined && { fingerprint: fingerprint(text) }),
    ...(fingerprint && loginIn(text ?? raw.value, fingerprint)),
  };
}

const LOGIN_OPTION = /([\w.]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/g;

/** Options of a JAAS login. */
function loginIn(text: string, fingerprint: Fingerprint): Pick<Setting, 'login'> {
  if (!/LoginModule\s+(required|requisite|sufficient|optional)/.test(text)) return {};
  const options = [...text.matchAll(LOGIN_OPTION)].map(([, name = '', ...values]) => {
    const value = values.find((found) => found !== undefined) ?? '';
    const isShown = name === 'username' || /^\$[{(]?\w+[})]?$/.test(value);
    return [name, isShown ? value : fingerprint(value)] as const;
  });
  return { login: Object.fromEntries(options) };
}

/** A setting with a fingerprint of its value, though that is no secret: it can then be compared with one that is. */
export const comparable = (setting: Setting, fingerprint: Fingerprint | undefined): Setting =>
  fingerprint === undefined || setting.secret !== undefined || /\$[{(]/.test(setting.value)
    ? setting
    : { ...setting, fingerprint: fingerprint(setting.value) };

/** Whether two settings have the same value. `unknown`: one of them is taken from elsewhere, and its value is not here. */
export function compareSettings(a: Setting, b: Setting): 'same' | 'other' | 'unknown' {
  if (a.fingerprint !== undefined && b.fingerprint !== undefined) return a.fingerprint === b.fingerprint ? 'same' : 'other';
  const isElsewhere = [a, b].some(({ secret, value }) => secret === 'reference' || /\$[{(]/.test(value));
  if (!isElsewhere) return a.value === b.value && a.secret === b.secret ? 'same' : 'other';
  return a.reference === b.reference && a.value === b.value && a.secret === b.secret ? 'same' : 'unknown';
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
