import { spawn } from 'node:child_process';
import { UserError } from '../terminal/io.js';

/** How a call of docker ended. */
export interface Ended {
  /** Exit code. */
  readonly code: number;
  /** Standard output. */
  readonly stdout: string;
  /** Standard error. */
  readonly stderr: string;
}

/** What a call gets beside its arguments. */
export interface CallOptions {
  /** Text for its standard input, or pieces as they are made. @default none */
  readonly input?: string | AsyncIterable<string>;
  /** Called with each line of its output, as it comes. The answer then holds none of it. */
  readonly onLine?: (line: string) => void;
  /** Ends the call. */
  readonly signal?: AbortSignal;
}

/** Calls the docker command. Tests pass one that answers by itself. */
export type Docker = (args: readonly string[], options?: CallOptions) => Promise<Ended>;

const NOT_FOUND = 'ENOENT';
const INTERRUPTED = 'ABORT_ERR';

/** The docker command of this machine. */
export const realDocker: Docker = (args, { input = '', onLine, signal } = {}) =>
  new Promise((done, reject) => {
    const child = spawn('docker', [...args], { stdio: ['pipe', 'pipe', 'pipe'], ...(signal && { signal }) });
    const told = { stdout: '', stderr: '' };
    const collect = (stream: 'stdout' | 'stderr') => {
      let rest = '';
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        if (!onLine || stream === 'stderr') told[stream] += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        if (onLine) for (const line of lines) onLine(line);
      });
    };
    collect('stdout');
    collect('stderr');
    child.on('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (code === INTERRUPTED) return; // it ends on its own, with a code
      reject(code === NOT_FOUND ? noDocker() : error);
    });
    child.on('close', (code) => done({ code: code ?? -1, ...told }));
    child.stdin.on('error', () => undefined); // it may end without reading
    void feed(child.stdin, input).catch(() => undefined);
  });

async function feed(stdin: NodeJS.WritableStream, input: string | AsyncIterable<string>): Promise<void> {
  if (typeof input !== 'string') for await (const piece of input) stdin.write(piece);
  stdin.end(typeof input === 'string' ? input : '');
}

const noDocker = () =>
  new UserError(
    'the command docker is not there',
    'the stack runs in containers, and sluice starts them by docker',
    'install Docker Engine or Docker Desktop, with Compose 2.23.1 or later',
  );

/** A call that must end well; else what docker said, as a `UserError`. */
export async function succeed(docker: Docker, args: readonly string[], options: CallOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await docker(args, options);
  if (code === 0) return stdout;
  const said = `${stderr}${stdout}`.trim().split('\n').at(-1) ?? '';
  throw new UserError(`docker ${args[0]} ${args[1] ?? ''} ended with exit code ${code}`, said, 'see what docker says above, and try again');
}
