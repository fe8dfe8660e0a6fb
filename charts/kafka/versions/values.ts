import { nearest } from '../../shared/spelling.js';
import type { SettingModel } from './model.js';

/** What is wrong with a value, and a value that would pass. */
export interface ValueFault {
  /** Continues "<key> (<value>) …", e.g. `is below 1`. */
  readonly fault: string;
  /** What to do. */
  readonly fix: string;
  /** Whether the value may be a secret and must not be shown. */
  readonly secret?: true;
}

type NumberType = 'short' | 'int' | 'long' | 'double';

/** What Java's types hold. */
const BITS: Readonly<Record<Exclude<NumberType, 'double'>, bigint>> = { short: 15n, int: 31n, long: 63n };
/** A reference Kafka resolves itself: what it becomes is not known here. */
const REFERENCE = /\$\{[^}]+:[^}]*\}/;
/** JAAS text without a secret: no options at all, or a Kerberos key table. */
const SECRETLESS_LOGIN = /^\S*(LoginModule required;|Krb5LoginModule .*)$/;

/** What Kafka would find wrong with a value it reads from a properties file; nothing when it would accept it. */
export function valueFault(setting: SettingModel, value: unknown): ValueFault | undefined {
  const text = propertyText(value);
  if (setting.type === 'password') return passwordFault(text);
  if (text === undefined) return { fault: 'is not a value Kafka can read', fix: `set ${example(setting)}` };
  if (REFERENCE.test(text)) return undefined;
  switch (setting.type) {
    case 'boolean':
      return /^\s*(true|false)\s*$/i.test(text) ? undefined : { fault: 'is neither true nor false', fix: 'set true or false' };
    case 'short':
    case 'int':
    case 'long':
    case 'double':
      return numberFault({ ...setting, type: setting.type }, value, text);
    case 'list':
      return text.trim() === '' ? undefined : firstOf(text.split(',').map((member) => wordFault(setting, member.trim())));
    default:
      return wordFault(setting, text);
  }
}

/** A value as it would stand in a properties file; nothing for what cannot stand there. */
export function propertyText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.every((member) => typeof member === 'string') ? value.join(',') : undefined;
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : undefined;
}

function passwordFault(text: string | undefined): ValueFault | undefined {
  if (text !== undefined && (REFERENCE.test(text) || SECRETLESS_LOGIN.test(text))) return undefined;
  return { fault: 'is written out', fix: 'refer to it through a config provider, e.g. ${dir:/certs:tls.key}', secret: true };
}

function numberFault(setting: SettingModel & { readonly type: NumberType }, value: unknown, text: string): ValueFault | undefined {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return { fault: 'is not a number', fix: `set ${example(setting)}` };
  if (setting.type === 'double') return rangeFault(setting, number);
  if (typeof value === 'number' && !Number.isInteger(value)) return { fault: 'is not a whole number', fix: `set ${example(setting)}` };
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    return { fault: 'is more than a number holds exactly', fix: `set at most ${Number.MAX_SAFE_INTEGER}, or leave it to its default` };
  if (!/^\s*[+-]?\d+\s*$/.test(text)) return { fault: 'is not a whole number', fix: `set ${example(setting)}` };
  const limit = 2n ** BITS[setting.type];
  const whole = BigInt(text.trim().replace('+', ''));
  if (whole < -limit) return { fault: `is below ${-limit}, the least ${setting.type}`, fix: `set ${example(setting)}` };
  if (whole >= limit)
    return { fault: `is above ${limit - 1n}, the greatest ${setting.type}`, fix: `set at most ${setting.max ?? limit - 1n}` };
  return rangeFault(setting, number);
}

function rangeFault({ min, max, or }: SettingModel, number: number): ValueFault | undefined {
  if (number === or) return undefined;
  const also = or === undefined ? '' : `, or ${or}`;
  if (min !== undefined && number < min) return { fault: `is below ${min}`, fix: `set at least ${min}${also}` };
  if (max !== undefined && number > max) return { fault: `is above ${max}`, fix: `set at most ${max}${also}` };
  return undefined;
}

function wordFault({ valid, ignoresCase, validPrefixes = [] }: SettingModel, word: string): ValueFault | undefined {
  if (valid === undefined || validPrefixes.some((start) => word.startsWith(start))) return undefined;
  const same = (text: string) => (ignoresCase ? text.toUpperCase() : text);
  if (valid.some((known) => same(known) === same(word))) return undefined;
  const meant = nearest(
    word.toLowerCase(),
    valid.map((known) => known.toLowerCase()),
  );
  const known = valid.find((candidate) => candidate.toLowerCase() === meant);
  const all = [...valid, ...validPrefixes.map((start) => `${start}…`)].join(', ');
  return { fault: `is none of ${all}`, fix: known === undefined ? `set one of ${all}` : `set ${known}` };
}

function firstOf(faults: readonly (ValueFault | undefined)[]): ValueFault | undefined {
  return faults.find((fault) => fault !== undefined);
}

/** A value that would pass: the default, else the least one. */
function example({ type, default: standard, min }: SettingModel): string {
  if (standard !== undefined && standard !== null && standard !== '') return `e.g. ${standard}`;
  if (min !== undefined) return `e.g. ${min}`;
  return type === 'boolean' ? 'true or false' : type === 'string' || type === 'list' || type === 'class' ? 'text' : 'a number';
}
