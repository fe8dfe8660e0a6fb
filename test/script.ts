import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that is gone when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their paths below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** One call of a fake tool: its name, then its arguments; the content of a file given by `--add-config-file` stands in its place. */
export type Call = readonly [tool: string, ...args: string[]];

const FIELD = '\u001f';
const RECORD = '\u001e';

/** A tool that writes down its heap, name, arguments and standard input, then does what `body` says. Bash builtins alone, like the scripts. */
const fakeTool = (name: string, body: string) => `#!/bin/bash
folder=\${0%/*}/..
line=("${name}")
previous=
for argument in "$@"; do
  if [[ $previous == --add-config-file ]]; then line+=("$(<"$argument")"); else line+=("$argument"); fi
  previous=$argument
done
printf -v record '%s\\037' "\${line[@]}"
printf '%s\\036' "$record" >>"$folder/calls" # one write: tools may be called side by side
printf '%s=%s\\n' "${name}" "\${KAFKA_HEAP_OPTS-}" >>"$folder/heaps"
${body}
`;

/** What a run of a script came to. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with fake tools, in which scripts run with nothing else on their PATH. */
export class Workbench {
  readonly folder = emptyFolder();
  /** Folder of the tools, as `TOOLS_DIR`. */
  readonly tools = join(this.folder, 'tools');

  /** @param tools by name, what each does after it has written down its call: bash, `$*` are its arguments */
  constructor(tools: Readonly<Record<string, string>>) {
    for (const [name, body] of Object.entries(tools)) {
      writeFiles(this.tools, { [`${name}.sh`]: fakeTool(name, body) });
      chmodSync(join(this.tools, `${name}.sh`), 0o755);
    }
  }

  /** Path of something in the folder. */
  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /** Text of a file in the folder; nothing when it is not there. */
  read(...parts: readonly string[]): string | undefined {
    return existsSync(this.path(...parts)) ? readFileSync(this.path(...parts), 'utf8') : undefined;
  }

  /** Runs a script under bash with these variables alone; `path` is for the few programs beside builtins that it may call. */
  run(script: string, env: Readonly<Record<string, string>>, path = '/nowhere'): Outcome {
    const variables = { TOOLS_DIR: this.tools, TOOLS_SUFFIX: '.sh', PATH: path, ...env };
    const { status, stdout, stderr } = spawnSync('/bin/bash', [script], { env: variables, encoding: 'utf8', timeout: 20_000 });
    return { status, out: stdout, err: stderr };
  }

  /** Calls of the tools so far, in order. */
  calls(): readonly Call[] {
    const records = (this.read('calls') ?? '').split(RECORD).slice(0, -1);
    return records.map((record) => {
      const [tool = '', ...args] = record.split(FIELD).slice(0, -1);
      return [tool, ...args];
    });
  }
}
