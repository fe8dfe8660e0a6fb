/** Characters that a terminal obeys instead of showing them, and those that turn the direction of text. */
const UNSEEN = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;
const HEX_DIGITS = 4;

/** A text that came from YAML, a file name or a cluster as it is shown: what a terminal would obey becomes `\u001b`, as JSON writes it. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, (character) =>
    character === '\n' || character === '\t' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(HEX_DIGITS, '0')}`,
  );

/** The text without commands in GitHub's older form, which its runner finds anywhere in a line: `##[…]`. */
export const withoutInlineCommands = (text: string): string => text.replaceAll('##[', '## [');

/** The text without any command to a runner of GitHub's workflows, which reads what a step prints: also none at a line's start, `::error …`. */
export const withoutCommands = (text: string): string => withoutInlineCommands(text).replace(/^([^\S\n]*):(?=:)/gm, '$1: ');
