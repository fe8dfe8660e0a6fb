/**
 * Plain data as YAML that any reader takes for the same data, of YAML 1.1 (as in Kubernetes and Compose) or 1.2: what either would take
 * for something else than text is quoted. Texts of several lines stay lines, long lines stay whole, and nothing is an alias of anything.
 */
export const yamlText = (value: unknown): string => (isFilled(value) ? block(value, '') : `${inline(value, '')}\n`);

/** Bytes that are no text, as YAML's type `!!binary` has them. */
export class Binary {
  constructor(
    /** The bytes in base64. */
    readonly base64: string,
  ) {}
}

type Collection = readonly unknown[] | Readonly<Record<string, unknown>>;
const isCollection = (value: unknown): value is Collection => typeof value === 'object' && value !== null && !(value instanceof Binary);
const isFilled = (value: unknown): value is Collection => isCollection(value) && Object.keys(value).length > 0;

const STEP = '  ';

/** The entries of a list or mapping, each on a line of its own. */
function block(value: Collection, indent: string): string {
  const inner = indent + STEP;
  if (Array.isArray(value)) {
    return value
      .map((item) => `${indent}- ${isFilled(item) ? block(item, inner).slice(inner.length) : `${inline(item, inner)}\n`}`)
      .join('');
  }
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${indent}${word(key)}:${isFilled(item) ? `\n${block(item, inner)}` : ` ${inline(item, inner)}\n`}`)
    .join('');
}

function inline(value: unknown, indent: string): string {
  if (typeof value === 'string') return isLines(value) ? lines(value, indent) : word(value);
  if (value instanceof Binary) return `!!binary ${value.base64}`;
  if (isCollection(value)) return Array.isArray(value) ? '[]' : '{}';
  return String(value ?? null);
}

/** What some reader of YAML takes for a line's end, for the beginning of a document, or for nothing at all. */
const UNPRINTABLE = /[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const BLANK_LINE = /^[ \t]+$/m;

const isLines = (text: string) => text.includes('\n') && !text.startsWith('\n') && !BLANK_LINE.test(text) && !UNPRINTABLE.test(text);

/** A text as it is, further in. The mark says how far where the text itself begins further in, and what becomes of its last line's end. */
function lines(text: string, indent: string): string {
  const further = /^ /.test(text) ? STEP.length : '';
  const end = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-';
  return `|${further}${end}\n${text.replace(/\n$/, '').replace(/^(?=.)/gm, indent)}`;
}

/** Begins like a name, a path, a reference or an option, and holds neither ": " nor " #", which end a text. */
const PLAIN = /^(?:[A-Za-z_/$]|\.[A-Za-z/]|--?[A-Za-z])(?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;
/** Amounts as Kubernetes writes them, versions of three numbers or more, and addresses: no reader takes one for a number. */
const NUMBERED = /^\d+(?:[KMGTP]i|[mMG]|(?:\.\d+){2,}(?:\/\d+)?)$/;
const OTHER_THAN_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|\.inf|\.nan)$/i;

const word = (text: string) => ((PLAIN.test(text) && !OTHER_THAN_TEXT.test(text)) || NUMBERED.test(text) ? text : quoted(text));

/** JSON's strings are YAML's, but for characters that JSON leaves and YAML does not. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
