/** Where something is written. */
export interface Place {
  /** File as it was named to the reader, or `standard input`. */
  readonly file: string;
  /** Line in it, from 1. */
  readonly line: number;
}
