/** Something of an input that nothing here judged, and what to do about it. */
export interface NotJudged {
  /** The file, or the folder of a chart or kustomization. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** What was not judged. */
  readonly what: string;
  /** Why not. */
  readonly why: string;
  /** How to have it judged. */
  readonly fix: string;
  /** Whether the file itself is broken: the command then fails, whatever else is found. */
  readonly isBroken: boolean;
}
