import { appendFile } from 'node:fs/promises';
import { printable } from '../../charts/shared/printable.js';
import { type Io, UserError } from './io.js';

/** Leaves a summary on the page of a pipeline's step, for readers of annotations; nothing where no pipeline asks for one. */
export async function leaveSummary(format: string, markdown: () => string, { summaryFile }: Pick<Io, 'summaryFile'>): Promise<void> {
  if (format !== 'github' || summaryFile === undefined) return;
  try {
    await appendFile(summaryFile, `${printable(markdown())}\n`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UserError(
      `cannot write ${summaryFile}`,
      `GITHUB_STEP_SUMMARY names it, and: ${error.message}`,
      'let it name a file that can be written, or unset it',
    );
  }
}
