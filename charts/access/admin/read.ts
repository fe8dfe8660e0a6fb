import { ACCESS_FILE, type AccessDeclaration } from './declaration.js';
import { WrongDeclaration } from './fields.js';
import { FORMER_FILE, type FormerDeclaration, formerLine, isFormer, parseFormer } from './former.js';
import { lineIn, parseDeclaration } from './parse.js';

/** What a file declares, in either form. The former form has neither brokers nor a record. */
export type ReadDeclaration = FormerDeclaration & Partial<Pick<AccessDeclaration, 'brokers' | 'record'>>;

/** A file of the access ConfigMap. */
export type DeclarationFile =
  | {
      /** What it declares. */
      readonly declaration: ReadDeclaration;
      /** Line of a field's item, both from 0; without an index the line of the field itself. */
      readonly lineOf: (field: keyof AccessDeclaration, index?: number) => number;
    }
  | {
      /** Why it cannot be read. */
      readonly problem: string;
    };

/** Keys of a ConfigMap that hold a declaration. */
export const DECLARATION_FILES = [ACCESS_FILE, FORMER_FILE] as const;

/** Reads a file of a ConfigMap as a declaration; nothing when it is another file. */
export function readDeclaration(name: string, text: string): DeclarationFile | undefined {
  if (name === ACCESS_FILE) {
    const parsed = parseDeclaration(text);
    return 'problem' in parsed ? parsed : { ...parsed, lineOf: (field, index) => lineIn(text, field, index) };
  }
  return name === FORMER_FILE && isFormer(text) ? readFormer(text) : undefined;
}

function readFormer(text: string): DeclarationFile {
  try {
    return { declaration: parseFormer(text), lineOf: (field, index) => formerLine(text, field, index) };
  } catch (error) {
    if (error instanceof WrongDeclaration) return { problem: error.message };
    throw error;
  }
}
