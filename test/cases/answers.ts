/** What one line of a report must be like. Every field that is present must fit. */
export interface Expected {
  /** Rules that may find it: any of them. */
  readonly ids?: readonly string[];
  /** Severity it has at least; a line without a rule has none. */
  readonly atLeast?: 'warn' | 'acknowledge' | 'block';
  /** Consequence of a change. */
  readonly consequence?: string;
  /** Who brings a change about. */
  readonly by?: string;
  /** Pattern of the resource. */
  readonly resource?: string;
  /** Pattern of the words. */
  readonly says?: string;
  /** Pattern of a printed step. */
  readonly procedure?: string;
  /** Pattern of the whole text a person reads, errors included; then no other field counts. */
  readonly output?: string;
}

/** The right answer to a case. */
export interface Answer {
  /** The right answer in words. */
  readonly right: string;
  /** Paths given on the command line, from the case's input. @default the whole input */
  readonly arguments?: readonly string[];
  /** Exit code. Absent: not judged. */
  readonly exit?: number;
  /** What must be found. @default nothing */
  readonly found?: readonly Expected[];
  /** What must not be found. @default nothing */
  readonly absent?: readonly Expected[];
  /** Workloads whose pods restart, all of them. Absent: not judged. */
  readonly restarts?: readonly string[];
  /** Whether the answer is not given yet. Once it is, this line goes. */
  readonly notYet?: true;
}

/** A finding or change of a report in JSON. */
export interface Line {
  readonly id?: string;
  readonly severity?: string;
  readonly consequence?: string;
  readonly by?: string;
  readonly resource?: string;
  readonly text: string;
  readonly procedure: readonly string[];
}

/** What a command line said of a case. */
export interface Given {
  readonly exit: number;
  readonly lines: readonly Line[];
  /** Workloads whose pods restart. */
  readonly restarts: readonly string[];
  /** What a person reads. */
  readonly output: string;
}

const SEVERITIES = ['info', 'warn', 'acknowledge', 'block'];
const isAtLeast = (severity: string | undefined, least: string) => SEVERITIES.indexOf(severity ?? '') >= SEVERITIES.indexOf(least);
const isLike = (pattern: string | undefined, text: string) => pattern === undefined || new RegExp(pattern).test(text);

function fits(line: Line, { ids, atLeast, consequence, by, resource, says, procedure }: Expected): boolean {
  return (
    (ids?.includes(line.id ?? '') ?? true) &&
    (atLeast === undefined || isAtLeast(line.severity, atLeast)) &&
    (consequence === undefined || consequence === line.consequence) &&
    (by === undefined || by === line.by) &&
    isLike(resource, line.resource ?? '') &&
    isLike(says, line.text) &&
    (procedure === undefined || line.procedure.some((step) => isLike(procedure, step)))
  );
}

const isIn = ({ lines, output }: Given, expected: Expected) =>
  expected.output === undefined ? lines.some((line) => fits(line, expected)) : isLike(expected.output, output);

/** Where what was said differs from the right answer. Empty: it is right. */
export function mistakes({ exit, found = [], absent = [], restarts }: Answer, given: Given): readonly string[] {
  const isOther = restarts !== undefined && restarts.toSorted().join() !== given.restarts.toSorted().join();
  return [
    ...(exit === undefined || exit === given.exit ? [] : [`exit code ${given.exit} instead of ${exit}`]),
    ...found.filter((expected) => !isIn(given, expected)).map((expected) => `not found: ${JSON.stringify(expected)}`),
    ...absent.filter((expected) => isIn(given, expected)).map((expected) => `found, and wrong: ${JSON.stringify(expected)}`),
    ...(isOther ? [`restarts ${given.restarts.join(', ') || 'nothing'} instead of ${restarts.join(', ') || 'nothing'}`] : []),
  ];
}
