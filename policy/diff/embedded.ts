import { parse } from 'yaml';
import { ACCESS_FILE } from '../../charts/access/admin/declaration.js';
import { readDeclaration } from '../../charts/access/admin/read.js';
import { isObject } from '../schemas/json.js';
import { byNames, parseLevels } from './declaration-text.js';
import { parseProperties } from './properties-text.js';

/** Files that are a set of lines. */
const LINE_SETS: ReadonlySet<string> = new Set(['declared.txt', 'retired.txt']);

/** What a text in a ConfigMap says, by the name of its file: fields where it has any, else the text itself. */
export function embedded(name: string, text: string): unknown {
  const declared = readDeclaration(name, text);
  if (declared !== undefined) return 'problem' in declared ? text : byNames(declared.declaration);
  const levels = parseLevels(text);
  if (levels !== undefined) return { level: levels };
  if (LINE_SETS.has(name)) return membersOf(text.split('\n').filter((line) => line !== ''));
  if (name.endsWith('.properties')) return parseProperties(text);
  if (/\.(json|avsc)$/.test(name)) return structured(text, JSON.parse) ?? text;
  if (/\.ya?ml$/.test(name)) return structured(text, parse) ?? text;
  return text;
}

/** Name by which a file is compared: a declaration in its former form under the name of its present one. */
export const comparedName = (name: string, text: string): string => (readDeclaration(name, text) === undefined ? name : ACCESS_FILE);

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
