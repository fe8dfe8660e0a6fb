import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { E2E, ROOT } from './places.js';
import { type Ended, run } from './run.js';
import { secondsSince, step } from './steps.js';

/** Environments file of these tests. */
export const ENVIRONMENTS = join(E2E, 'environments.ts');

/** How a run of the command ended, and how long it took. */
export interface SluiceRun extends Ended {
  readonly seconds: number;
}

/** Runs the command as a person does, and shows its progress. */
export async function sluice(args: readonly string[], environments = ENVIRONMENTS): Promise<SluiceRun> {
  const started = Date.now();
  step(`$ sluice ${args.join(' ')}`);
  const onLine = (line: string) => step(`  ${line}`);
  const ended = await run(process.execPath, [join(ROOT, 'bin', 'sluice.cjs'), '--environments', environments, ...args], { onLine });
  step(`  exit code ${ended.code} after ${secondsSince(started)} s${ended.stdout ? `: ${shortened(ended.stdout.trim())}` : ''}`);
  return { ...ended, seconds: secondsSince(started) };
}

/** Lines of a command's output that the log of a test keeps. */
const SHOWN_LINES = 40;

function shortened(text: string): string {
  const lines = text.split('\n');
  return lines.length > SHOWN_LINES ? `${lines.slice(0, SHOWN_LINES).join('\n')}\n… ${lines.length - SHOWN_LINES} more lines` : text;
}

/** Runs the command; it must end well. */
export async function sluiceOk(args: readonly string[], environments?: string): Promise<SluiceRun> {
  const ended = await sluice(args, environments);
  if (ended.code !== 0) throw new Error(`sluice ${args.join(' ')} ended with exit code ${ended.code}\n${ended.stdout}${ended.stderr}`);
  return ended;
}

/** Renders an environment beside its file and applies it, as a person does: only rendered files are applied. */
export async function applyEnvironment(name: string, environments = ENVIRONMENTS, ...options: readonly string[]): Promise<SluiceRun> {
  await sluiceOk(['synth', name, '--out', join(dirname(environments), 'rendered')], environments);
  return sluice(['apply', name, ...options], environments);
}

/** The same; it must end well. */
export async function applyOk(name: string, environments = ENVIRONMENTS, ...options: readonly string[]): Promise<SluiceRun> {
  const ended = await applyEnvironment(name, environments, ...options);
  if (ended.code !== 0) throw new Error(`sluice apply ${name} ended with exit code ${ended.code}\n${ended.stdout}${ended.stderr}`);
  return ended;
}

/** Forgets which cluster environments were bound to: the one before was another one, or held another environment in the same namespace. */
export const forgetBindings = (environments = ENVIRONMENTS): void =>
  rmSync(join(dirname(environments), 'bindings'), { recursive: true, force: true });

/** Runs a command that answers in JSON, whatever it thinks of what it found. */
export async function sluiceJson(args: readonly string[], environments?: string): Promise<unknown> {
  step(`$ sluice ${args.join(' ')}`);
  const command = [join(ROOT, 'bin', 'sluice.cjs'), '--environments', environments ?? ENVIRONMENTS, ...args, '-o', 'json'];
  const { code, stdout, stderr } = await run(process.execPath, command);
  if (!stdout.startsWith('{')) throw new Error(`sluice ${args.join(' ')} ended with exit code ${code}\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}
