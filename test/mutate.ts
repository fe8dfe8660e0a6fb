import type { Random } from './random.js';

type Mutation = (text: string, random: Random) => string;

const HUGE_SCALAR = 500_000;
const DEEP = 3_000;
/** Levels of an anchor bomb: each holds nine of the one before. */
const BOMB_LEVELS = 9;

const lineAt = (lines: readonly string[], random: Random) => random.draw(0, Math.max(0, lines.length - 1));

/** Replaces one line by what a function makes of it. */
const onLine =
  (change: (line: string, random: Random) => string): Mutation =>
  (text, random) => {
    const lines = text.split('\n');
    const index = lineAt(lines, random);
    return lines.with(index, change(lines[index] ?? '', random)).join('\n');
  };

/** Replaces the value behind the first colon of a line. */
const value = (make: (random: Random) => string) => onLine((line, random) => line.replace(/:( |$).*/, () => `: ${make(random)}`));

function bomb(): string {
  const levels = Array.from({ length: BOMB_LEVELS }, (_, level) => {
    const inner = level === 0 ? '["lol","lol"]' : `[${Array.from({ length: 9 }, () => `*a${level - 1}`).join(',')}]`;
    return `a${level}: &a${level} ${inner}`;
  });
  return levels.join('\n');
}

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  (text, random) => text.slice(0, random.draw(0, text.length)),
  (text, random) => text.slice(random.draw(0, text.length)),
  onLine(() => ''),
  onLine((line) => `${line}\n${line}`),
  onLine((line) => ` ${line}`),
  onLine((line) => `\t${line}`),
  onLine((line) => line.replace(/^(\s*)- /, '$1')),
  onLine((line) => line.replace(/^(\s*)(\S)/, '$1- $2')),
  value((random) =>
    random.oneOf(['{}', '[]', 'null', '~', 'true', '-1', '1e400', '.nan', '.inf', '0x1F', "''", '[[]]', '{a: {b: [1]}}', '2026-01-01']),
  ),
  value((random) =>
    random.oneOf([
      '!!binary aGk=',
      '!custom {a: 1}',
      '!!set {a, b}',
      '!!js/function "x"',
      '"\\u0000"',
      '${UNSET}',
      '{{ .Values.x }}',
      '%',
      '@',
      '`',
    ]),
  ),
  value(() => `"${'x'.repeat(HUGE_SCALAR)}"`),
  value(() => '9'.repeat(HUGE_SCALAR / 50)),
  value(() => `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
  value((random) => `*a${random.draw(0, 3)}`),
  value(() => '&self [*self]'),
  onLine((line) => line.replace(/^(\s*)([\w.-]+):/, '$1__proto__:')),
  onLine((line) => line.replace(/^(\s*)([\w.-]+):/, '$1? {a: b}\n$1:')),
  onLine((line, random) =>
    line.replace(
      /^(\s*)([\w.-]+):/,
      (_, space: string) => `${space}${random.oneOf(['constructor', 'toString', 'hasOwnProperty', '<<', 'null', '1', 'true'])}:`,
    ),
  ),
  (text, random) => `${bomb()}\nkind: ${random.oneOf(['StatefulSet', 'Kafka', 'ConfigMap'])}\nspec: *a${BOMB_LEVELS - 1}\n---\n${text}`,
  (text) => `\uFEFF${text}`,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `${text}\n---\n...\n---\n%YAML 9.9\n---\n- {}\n`,
  (text) =>
    `apiVersion: v1\nkind: List\nitems:\n${text
      .split('\n')
      .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
      .join('\n')}`,
  (text, random) => {
    const at = random.draw(0, text.length);
    return (
      text.slice(0, at) +
      random.oneOf([':', '"', '{', '}', '[', '&a ', '*a', '#', '|', '>', '\u0000', '\u2028', '🦥', '- ', '? ']) +
      text.slice(at)
    );
  },
];

/** A text with a few things wrong in it: cut, mistyped, doubled, blown up. The same seed gives the same text. */
export function mutated(text: string, random: Random): string {
  const rounds = random.draw(1, 3);
  return Array.from({ length: rounds }).reduce<string>((current) => random.oneOf(MUTATIONS)(current, random), text);
}
