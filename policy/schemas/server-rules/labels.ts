import { isObject, type JsonObject, joined, text } from '../json.js';
import type { Complaint } from '../messages.js';
import { DNS_SUBDOMAIN, LABEL_NAME, LABEL_VALUE, syntaxError } from './syntax.js';

/** All keys and values of one object's annotations together, in bytes. */
const MAX_ANNOTATION_BYTES = 256 * 1024;
const WHY = 'the API server refuses the object';

/** Labels, annotations and label selectors anywhere in an object: keys and values have a fixed form. */
export function labelComplaints(object: JsonObject): readonly Complaint[] {
  return within(object, '', '');
}

function within(value: unknown, path: string, field: string): readonly Complaint[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => within(item, joined(path, index), ''));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const here = joined(path, name);
    if (isObject(child)) {
      if (name === 'matchLabels' || name === 'nodeSelector') return pairs(child, here);
      if (field === 'metadata' && name === 'labels') return pairs(child, here);
      if (field === 'metadata' && name === 'annotations') return annotations(child, here);
    }
    return name === 'data' || name === 'stringData' ? [] : within(child, here, name);
  });
}

/** Keys and values of labels or of a selector. */
export function pairs(labels: JsonObject, path: string): readonly Complaint[] {
  return Object.entries(labels).flatMap(([key, value]) => {
    const error = syntaxError(text(value) ?? '', LABEL_VALUE); // a value that is no text is the schema's finding
    const here = joined(path, key);
    return [...keyComplaints(key, here), ...(error === undefined ? [] : [{ path: here, why: WHY, ...error }])];
  });
}

function annotations(values: JsonObject, path: string): readonly Complaint[] {
  const bytes = Object.entries(values).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text(value) ?? ''),
    0,
  );
  const keys = Object.keys(values).flatMap((key) => keyComplaints(key, joined(path, key)));
  if (bytes <= MAX_ANNOTATION_BYTES) return keys;
  const what = `annotations take ${bytes} bytes, at most ${MAX_ANNOTATION_BYTES} fit`;
  return [...keys, { path, what, why: WHY, fix: 'move the large ones into a ConfigMap' }];
}

function keyComplaints(key: string, path: string): readonly Complaint[] {
  const slash = key.lastIndexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const errors = [
    prefix === undefined ? undefined : syntaxError(prefix.toLowerCase(), DNS_SUBDOMAIN),
    syntaxError(key.slice(slash + 1), LABEL_NAME),
  ];
  return errors.flatMap((error) => (error === undefined ? [] : [{ path, why: WHY, ...error }]));
}
