/** How `environments/index.ts` imports an environment. */
export const importLine = (name: string, identifier: string): string => `import { ${identifier} } from './${name}.js';`;

/** The list in `environments/index.ts`: everything between its brackets. */
const LIST = /(export const environments\b[^=]*=\s*\[)([^\]]*)(\])/;
/** An import of a file beside it. */
const IMPORT = /^import \{[^}]*\} from '\.\/[^']+';$/gm;

/** An environment that joins the list. */
export interface Listed {
  /** Name of the environment. */
  readonly name: string;
  /** The name its file exports. */
  readonly identifier: string;
  /** The name, in the list, of the one it comes right behind. */
  readonly behind: string;
}

/**
 * `environments/index.ts` with one environment more: imported, and listed right behind another. Nothing where the file has another form,
 * e.g. a list that a function makes.
 */
export function withEnvironment(index: string, { name, identifier, behind }: Listed): string | undefined {
  const list = LIST.exec(index);
  const lastImport = [...index.matchAll(IMPORT)].at(-1);
  if (!list || !lastImport) return undefined;
  const [whole, open = '', members = '', close = ''] = list;
  const found = new RegExp(`\\b${behind}\\b`).exec(members);
  if (!found) return undefined;
  const [after, separator] = [found.index + found[0].length, members.includes('\n') ? ',\n  ' : ', '];
  const longer = `${members.slice(0, after)}${separator}${identifier}${members.slice(after)}`;
  const imported = lastImport.index + lastImport[0].length;
  return `${index.slice(0, imported)}\n${importLine(name, identifier)}${index.slice(imported)}`.replace(
    whole,
    () => `${open}${longer}${close}`,
  );
}
