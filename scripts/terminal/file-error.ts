import { UserError } from './io.js';

/** Why the system refused a file, and what to do about it, by its code. Other codes are not the reader's to mend. */
const REFUSALS: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  EACCES: ['permission denied', 'run as a user who may write there, or choose another folder'],
  EPERM: ['the system does not permit it', 'run as a user who may write there, or choose another folder'],
  EROFS: ['the file system is read-only', 'choose a folder that can be written'],
  ENOSPC: ['the disk is full', 'free some space, then run it again'],
  EDQUOT: ['the disk quota is used up', 'free some space, then run it again'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'name a folder'],
  EISDIR: ['it is a folder', 'name a file'],
  ENAMETOOLONG: ['the name is too long', 'use a shorter one'],
  EMFILE: ['too many files are open', 'raise the limit: ulimit -n'],
};
/** End of a file that is written beside the one that is meant. */
const UNFINISHED = /\.\d+\.unfinished$/;

/** A refusal of the file system as an error with what, why and what to do; nothing for any other error. */
export function fileError(error: unknown): UserError | undefined {
  if (!(error instanceof Error && 'code' in error && 'path' in error && 'syscall' in error)) return undefined;
  const refusal = REFUSALS[String(error.code)];
  if (refusal === undefined) return undefined;
  const verb = /^(open|read|scandir|stat|lstat)$/.test(String(error.syscall)) ? 'opened' : 'written';
  const told = new UserError(`${String(error.path).replace(UNFINISHED, '')} cannot be ${verb}`, ...refusal);
  told.cause = error;
  return told;
}
