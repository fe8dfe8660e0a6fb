import type { Place } from './place.js';

/** One setting, with the place it was read from. */
export interface Setting {
  /** As it is written; empty when it is a secret. */
  readonly value: string;
  /** `properties` or `script`: a file. `environment`: a variable. `live`: set on the running cluster. `resource`: a field of a custom resource. */
  readonly origin: 'properties' | 'environment' | 'live' | 'resource' | 'script' | 'arguments';
  /** Object it is read from. */
  readonly resource: string;
  readonly place: Place;
  /** Present for what nobody may read: `literal` stands in the manifest for all to see, `reference` names where it is kept. */
  readonly secret?: 'literal' | 'reference';
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
  readonly key: string;
  /** Whether it stands as a reference already, e.g. `secretKeyRef`. */
  readonly isReference?: boolean;
  /** Secret and key it is taken from. */
  readonly reference?: string;
}

const SECRET_KEY = /passw(or)?d|secret|passphrase|jaas|token|credential|(access|api)[._-]?key|private[._-]?key|(^|\.)key$|basic[._-]auth/i;
/** Keys that look secret by a word in them, and hold a name, a number or a choice. */
const NO_SECRET =
  /key\.(converter|serializer|deserializer|ignore|fields|field|columns|format|subject|type|schemas)|provider|class|\.mechanism|url$|file$|path$|location$|_ms$|\.ms$|algorithm|store\.kafka\.keys|\.name$|secretname|source$|enable|endpoint|iterations|password_encryption|delegation\.token\.(max|expiry)|ssl[._](keystore|truststore|key)[._]credentials$|mapping[._]rules$/i;
/** Variables that name the file a login is read from, e.g. `GOOGLE_APPLICATION_CREDENTIALS`; `…_CREDENTIALS` of another value is a login. */
const NAMES_A_FILE = /credentials$/i;
const PATH = /^\/[\w.-]+(\/[\w.-]+)+$/;
/** Values that say of themselves that nobody asks for them. */
const NO_VALUE = /^(dummy|unused|ignored)$/i;
const REFERENCE = /^\s*(\$\{[^}]*\}|\$[A-Za-z_]\w*|\$\([A-Za-z_]\w*\)|\{\{.*\}\}|<[^>]*>)\s*$/;
const LOGIN_IN_URL = /:\/\/[^/\s:@]+:([^@/\s]+)@|[?&;](password|secret)=([^&;\s]+)/i;
const PASSWORD_IN_JAAS = /password\s*=\s*"?([^\s";]+)/i;
/** Options whose name ends in a secret's, with a value that is no path and no reference; names of Secrets end so as well, and are none. */
const PASSWORD_IN_OPTIONS =
  /(?:-D|--?)[\w.-]*(?:password|passwd|secret[-_.]?key|api[-_.]?key|token)[=\s]+["']?(?![$"'\s{/-])\S+|(?:^|\s)-u\s*[^\s:$-]+:(?!\$)\S+/i;
/** What a shell is told to remember: `export PGPASSWORD=swordfish`. */
const PASSWORD_IN_SHELL =
  /(?:^|[\s;&|(])[A-Z0-9_]*(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_KEY|ACCESS_KEY|SECRET_KEY)=(?!["']?[$`{</])["']?[^\s"';&|]+/;
/** What something fills in before the program reads it: a variable, or the word a chart leaves for its init container. */
const VARIABLE = /\$\{|\$\(|\{\{|\bpassword-placeholder(-\d+)?\b/;

/** Whether a value is a secret, and whether it stands there to be read. */
export function secretKind(key: string, value: string): Setting['secret'] {
  const inUrl = LOGIN_IN_URL.exec(value);
  if (inUrl) return VARIABLE.test(inUrl[1] ?? inUrl[3] ?? '') ? 'reference' : 'literal';
  if (/jaas/i.test(key) || /LoginModule\s+(required|sufficient|requisite|optional)/.test(value)) return jaasKind(value);
  if (holdsSecret(value)) return 'literal';
  if (!SECRET_KEY.test(key) || NO_SECRET.test(key) || value.trim() === '') return undefined;
  if (NO_VALUE.test(value.trim()) || (NAMES_A_FILE.test(key) && PATH.test(value.trim()))) return undefined;
  return REFERENCE.test(value) || VARIABLE.test(value) ? 'reference' : 'literal';
}

/** Whether a command line holds a secret in one of its options, in a variable it sets, or in an address. */
export function holdsSecret(line: string): boolean {
  const inUrl = LOGIN_IN_URL.exec(line);
  return PASSWORD_IN_OPTIONS.test(line) || PASSWORD_IN_SHELL.test(line) || (inUrl !== null && !VARIABLE.test(inUrl[1] ?? inUrl[3] ?? ''));
}

function jaasKind(value: string): Setting['secret'] {
  const password = PASSWORD_IN_JAAS.exec(value)?.[1];
  if (password !== undefined) return VARIABLE.test(password) ? 'reference' : 'literal';
  return REFERENCE.test(value) || VARIABLE.test(value) ? 'reference' : undefined;
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
