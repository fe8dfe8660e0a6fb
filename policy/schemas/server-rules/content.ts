import { type JsonObject, joined, object, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { FILE_KEY, syntaxError } from './syntax.js';

/** All values of one ConfigMap or Secret together, in bytes. */
const MAX_CONTENT_BYTES = 1024 * 1024;
const WHY = 'the API server refuses the object';
const ENCODED = ['data', 'binaryData'] as const;

/** Keys and size of ConfigMaps and Secrets. */
export function contentComplaints(source: JsonObject): readonly Complaint[] {
  if (source.kind !== 'ConfigMap' && source.kind !== 'Secret') return [];
  return [...keys(source), ...size(source), ...overlap(source)];
}

function keys(source: JsonObject): readonly Complaint[] {
  return [...ENCODED, 'stringData'].flatMap((field) =>
    Object.keys(object(source[field])).flatMap((key) => {
      const error = syntaxError(key, FILE_KEY);
      return error === undefined ? [] : [{ path: joined(field, key), why: WHY, ...error }];
    }),
  );
}

function size(source: JsonObject): readonly Complaint[] {
  const written = (field: string) => Object.values(object(source[field])).map((value) => text(value) ?? '');
  const base64 = source.kind === 'Secret' ? ['data'] : ['binaryData'];
  const plain = source.kind === 'Secret' ? ['stringData'] : ['data'];
  const bytes =
    base64.flatMap(written).reduce((sum, value) => sum + Buffer.byteLength(value, 'base64'), 0) +
    plain.flatMap(written).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
  if (bytes <= MAX_CONTENT_BYTES) return [];
  const what = `holds ${bytes} bytes, at most ${MAX_CONTENT_BYTES} fit`;
  return [{ path: 'data', what, why: WHY, fix: 'split it, or put the files into an image' }];
}

function overlap(source: JsonObject): readonly Complaint[] {
  if (source.kind !== 'ConfigMap') return [];
  return Object.keys(object(source.binaryData))
    .filter((key) => Object.hasOwn(object(source.data), key))
    .map((key) => ({ path: joined('binaryData', key), what: `"${key}" is in \`data\` too`, why: WHY, fix: 'keep one of them' }));
}
