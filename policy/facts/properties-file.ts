/** A line of a `.properties` file. */
export interface PropertyLine {
  /** Key. */
  readonly key: string;
  /** Value. */
  readonly value: string;
  /** Line within the file, from 0. */
  readonly index: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

/** Keys and values as `java.util.Properties` reads them, each with the line it begins on. */
export function propertyLines(text: string): readonly PropertyLine[] {
  const physical = text.split(/\r\n|\r|\n/);
  const found: PropertyLine[] = [];
  for (let index = 0; index < physical.length; index += 1) {
    const first = index;
    let part = indentless(physical[index]);
    if (part === '' || part.startsWith('#') || part.startsWith('!')) continue;
    const parts: string[] = [];
    while (isContinued(part) && index + 1 < physical.length) {
      parts.push(part.slice(0, -1));
      index += 1;
      part = indentless(physical[index]);
    }
    parts.push(isContinued(part) ? part.slice(0, -1) : part); // by nothing: the file ends
    found.push({ ...keyAndValue(parts.join('')), index: first });
  }
  return found;
}

/** A line from its first character that is no blank to Java. */
const indentless = (line = '') => line.replace(/^[ \t\f]+/, '');

/** Whether a line ends in an odd number of backslashes. */
function isContinued(line: string): boolean {
  let slashes = 0;
  while (line[line.length - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function keyAndValue(line: string): { key: string; value: string } {
  let end = 0;
  while (end < line.length && !/[=:\s]/.test(line[end] ?? '')) end += line[end] === '\\' ? 2 : 1;
  const rest = line.slice(end).replace(/^\s*[=:]?\s*/, '');
  return { key: unescaped(line.slice(0, end)), value: unescaped(rest) };
}

const unescaped = (text: string) =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
