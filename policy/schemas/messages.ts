import type { ErrorObject } from 'ajv';
import { secretKind } from '../../charts/shared/secret-text.js';
import { nearest } from '../../charts/shared/spelling.js';
import { FORMAT_EXAMPLES } from './formats.js';
import { at, isObject, joined, list, object, shown, text } from './json.js';

/** What is wrong inside one object, before it is said which object that is. */
export interface Complaint {
  /** Where, e.g. `spec.template.spec.containers[0].foo`. */
  readonly path: string;
  /** What is wrong, with the value found. */
  readonly what: string;
  /** What would happen if it were applied. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** An API server takes it all the same. */
  readonly isAccepted?: true;
}

const REFUSED = 'the API server refuses the object, and everything that waits for it waits on';
const NULL_IS_ABSENT = 'the API server reads null as absent, or refuses it: what was meant here is not said';
/** A list longer than this is not read. */
const MAX_LISTED = 12;

/** What is said, and the field or index below the place of the error that it is said about. */
type Said = Omit<Complaint, 'path'> & { readonly step?: string | number };
type Say = (error: ErrorObject) => Said;

const SAID: Readonly<Record<string, Say>> = { additionalProperties: unknownField, required: missing, type: wrongType };
const SAID_OF_VALUES: Readonly<Record<string, Say>> = { enum: notListed, format: badFormat, mapKeys: duplicate };

/**
 * Puts what ajv found into words. Errors inside `anyOf` and the like are left to the error of the whole,
 * and a value of the wrong type is not also told what it may contain.
 */
export function complaints(errors: readonly ErrorObject[], root: unknown): readonly Complaint[] {
  const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
  return errors
    .filter(({ schemaPath }) => !/\/(anyOf|oneOf|not)\/./.test(schemaPath))
    .filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
    .map((found) => {
      const error = isSecret(found, root) ? { ...found, data: HIDDEN } : found;
      const { step, ...said } = (SAID[error.keyword] ?? SAID_OF_VALUES[error.keyword] ?? otherwise)(error);
      const path = pathOf(error.instancePath, root);
      return { path: step === undefined ? path : joined(path, step), ...said };
    });
}

/** What stands for a value that nobody may see. */
const HIDDEN = '(hidden)';

/** Whether the value at fault is a Secret's, or looks like a password: plain text in `data` is the commonest mistake there is. */
function isSecret({ instancePath, data }: ErrorObject, root: unknown): boolean {
  if (at(root, 'kind') === 'Secret' && /^\/(data|stringData)(\/|$)/.test(instancePath)) return true;
  return typeof data === 'string' && secretKind(instancePath.slice(instancePath.lastIndexOf('/') + 1), data) === 'literal';
}

/** A JSON pointer as a path: numbers are indexes only where the object has a list. */
function pathOf(pointer: string, root: unknown): string {
  let [path, current] = ['', root];
  for (const encoded of pointer.split('/').slice(1)) {
    const step = encoded.replaceAll('~1', '/').replaceAll('~0', '~');
    path = joined(path, Array.isArray(current) ? Number(step) : step);
    current = Array.isArray(current) ? current[Number(step)] : object(current)[step];
  }
  return path;
}

function unknownField(error: ErrorObject) {
  const field = String(error.params.additionalProperty);
  const known = Object.keys(object(error.parentSchema?.properties));
  const near = nearest(field, known);
  return {
    step: field,
    what: `unknown field \`${field}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    why: 'the API server drops a field it does not know, or refuses the object when it validates strictly: what it asks for never happens',
    fix: near === undefined ? `remove it; known here: ${listed(known)}` : `write \`${near}\`, or remove it`,
  };
}

function missing(error: ErrorObject) {
  const field = String(error.params.missingProperty);
  return { step: field, what: `missing field \`${field}\``, why: REFUSED, fix: `add \`${field}\`` };
}

function wrongType(error: ErrorObject) {
  const types = list(error.params.type).length > 0 ? list(error.params.type) : String(error.params.type).split(',');
  const type = types.filter((name) => name !== 'null').join(' or ');
  return {
    what: `must be ${type}, got ${shown(error.data)}`,
    why: error.data === null ? NULL_IS_ABSENT : REFUSED,
    fix: retyped(type, error.data),
  };
}

function retyped(type: string, value: unknown): string {
  if (value === null) return 'leave the field out, or give it a value';
  if (type.startsWith('string') && (typeof value === 'number' || typeof value === 'boolean')) return `quote it: "${value}"`;
  const bare = text(value)?.trim() ?? '';
  if (type === 'boolean' && /^(true|false)$/.test(bare)) return `write ${bare} without quotes`;
  if (/^(integer|number)/.test(type) && /^-?\d+$/.test(bare)) return `write ${bare} without quotes`;
  if (type === 'array' && !isObject(value)) return `make it a list: [${shown(value)}]`;
  return `give it ${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function notListed(error: ErrorObject) {
  const allowed = list(error.params.allowedValues).flatMap((value) => (value === '' ? [] : [String(value)]));
  const near = nearest(String(error.data), allowed);
  return {
    what: `must be one of ${listed(allowed)}, got ${shown(error.data)}`,
    why: REFUSED,
    fix: near === undefined ? `write one of ${listed(allowed)}` : `write \`${near}\``,
  };
}

function badFormat(error: ErrorObject) {
  const example = FORMAT_EXAMPLES[String(error.params.format)] ?? String(error.params.format);
  return { what: `must be ${example}, got ${shown(error.data)}`, why: REFUSED, fix: 'correct the value' };
}

function duplicate(error: ErrorObject) {
  const { index, first, key } = error.params;
  return {
    step: Number(index),
    what: `same ${key} as [${first}]`,
    why: 'the API server merges this list by that key: server-side apply refuses two alike, and without it one of them is lost unseen',
    fix: `keep one of [${first}] and [${index}], or give one another ${String(key).split(' ')[0]}`,
  };
}

function otherwise(error: ErrorObject): Said {
  return { what: `${error.message ?? `breaks \`${error.keyword}\``}, got ${shown(error.data)}`, why: REFUSED, fix: 'correct the value' };
}

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_LISTED;
  const first = names.slice(0, MAX_LISTED).map((name) => `\`${name}\``);
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ');
}
