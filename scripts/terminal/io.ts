/** What a command may touch of the outside: two streams and a few facts about who is reading. Tests pass their own. */
export interface Io {
  /** Standard output: the chosen format only. A newline is added. `commands`: lines of the text are meant for GitHub's runner. */
  out(text: string, holds?: 'commands'): void;
  /** Standard error: progress and summaries. A newline is added. */
  err(text: string): void;
  /** Whether a person is looking: a terminal, and `CI` is not set. */
  readonly interactive: boolean;
  /** File to which a step of GitHub's pipelines appends what its page shows, when there is one. */
  readonly summaryFile?: string;
}

/** A wrong input or an outside failure, told in three lines: what, why, what to do. Never a stack trace. */
export class UserError extends Error {
  constructor(
    what: string,
    /** Why it is wrong or what would follow. */
    readonly why: string,
    /** What the reader can do about it. */
    readonly fix: string,
    /** Exit code, see `docs/reference/exit-codes.md`. @default 1 */
    readonly exitCode = 1,
  ) {
    super(what);
    this.name = 'UserError';
  }
}

/** Exit codes. One never means two things. */
export const EXIT = { ok: 0, error: 1, changed: 2, blocked: 3, unacknowledged: 4, usage: 64, interrupted: 130 } as const;
