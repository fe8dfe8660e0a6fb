import { parse } from 'yaml';
import { ACCESS_FILE } from '../../charts/access/admin/declaration.js';
import { isObject } from '../schemas/json.js';
import { declarationIn, parseLevels } from './declaration-text.js';
import { parseProperties } from './properties-text.js';

/** Files that are a set of lines. */
const LINE_SETS: ReadonlySet<string> = new Set(['declared.txt', 'retired.txt']);

/** What a text in a ConfigMap says, by the name of its file: fields where it has any, else the text itself. */
export function embedded(name: string, text: string): unknown {
  if (name === ACCESS_FILE) return declarationIn(text) ?? structured(text, JSON.parse) ?? text;
  const levels = parseLevels(text);
  if (levels !== undefined) return { level: levels };
  if (LINE_SETS.has(name)) return membersOf(text.split('\n').filter((line) => line !== ''));
  if (name.endsWith('.properties')) return parseProperties(text);
  if (/\.(json|avsc)$/.test(name)) return structured(text, JSON.parse) ?? text;
  if (/\.ya?ml$/.test(name)) return structured(text, parse) ?? text;
  return text;
}

const membersOf = (lines: readonly string[]) => Object.fromEntries(lines.map((line) => [line, true]));

/** Fields of a text, nothing when it has none or cannot be read: then it is compared as text. */
function structured(text: string, read: (text: string) => unknown): object | undefined {
  try {
    const value = read(text);
    return isObject(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
