import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type AccessDeclaration, formatDeclaration } from '../../charts/access/admin/declaration.js';
import { ADMIN_JVM } from '../../charts/shared/constructs.js';
import { ROOT } from '../kit/places.js';
import { run } from '../kit/run.js';
import { type Brokers, startBrokers } from './brokers.js';

const JAR = join(ROOT, 'charts/access/admin/sluice-admin.jar');
/** What the Job gives it. */
const JVM = [ADMIN_JVM.heap, ...ADMIN_JVM.performance.split(' ')];
const LOOK_EVERY_MS = 100;
const DEADLINE_SECONDS = '180';
/** A broker may lag behind the controller for so long after a thousand topics were made. */
const CATCH_UP_SECONDS = 240;

/** How a run of the program ended. */
export interface ProgramRun {
  readonly code: number;
  readonly lines: readonly string[];
  readonly errors: string;
  /** Seconds by the clock. */
  readonly seconds: number;
  /** Highest resident memory in MiB, looked at ten times a second. */
  readonly residentMiB: number;
}

/** The program, in front of some brokers. */
export interface Program {
  readonly brokers: Brokers;
  /** Empty folder for files of a test. */
  readonly folder: string;
  /** Runs a command; `file` is written first. */
  run(command: 'apply' | 'compare' | 'observe', declaration?: AccessDeclaration, options?: RunChoices): Promise<ProgramRun>;
}

/** How to run it differently. */
export interface RunChoices {
  /** Ends it by `SIGKILL` after so many milliseconds. */
  readonly killAfterMs?: number;
  /** Client properties. @default the administrator's */
  readonly client?: string;
  /** Seconds. @default 180 */
  readonly deadline?: string;
  /** Addresses of brokers. @default theirs */
  readonly bootstrap?: string;
}

/** Jars of a Kafka release, fetched by Maven once. */
export async function kafkaJars(release: string): Promise<string> {
  const folder = join(tmpdir(), `sluice-kafka-${release}`);
  if (existsSync(folder)) return folder;
  const fetched = `${folder}.${process.pid}`;
  const pom = join(ROOT, 'e2e/admin/brokers-pom.xml');
  const { code, stdout } = await run('mvn', [
    '-q',
    '-f',
    pom,
    `-Dkafka.version=${release}`,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${fetched}`,
  ]);
  if (code !== 0) throw new Error(`the jars of Kafka ${release} cannot be fetched: ${stdout}`);
  renameSync(fetched, folder);
  return folder;
}

/** Brokers of a release, with the program before them. */
export async function programBefore(release: string, nodes: number, folder: string): Promise<Program> {
  mkdirSync(folder, { recursive: true });
  const brokers = await startBrokers({ jars: await kafkaJars(release), folder, nodes, port: 19_000 + (process.pid % 400) * 10 });
  let files = 0;
  return {
    brokers,
    folder,
    async run(
      command,
      declaration,
      { killAfterMs, client = brokers.client, deadline = DEADLINE_SECONDS, bootstrap = brokers.bootstrap } = {},
    ) {
      const file = join(folder, `declaration-${files++}.json`);
      if (declaration) writeFileSync(file, formatDeclaration(declaration));
      const args = [command, ...(declaration ? [file] : []), '--bootstrap', bootstrap, '--client', client, '--deadline', deadline];
      return await execute([...JVM, '-cp', `${JAR}:${brokers.jars}`, 'sluice.admin.Main', ...args], killAfterMs);
    },
  };
}

function execute(args: readonly string[], killAfterMs?: number): Promise<ProgramRun> {
  return new Promise((done, reject) => {
    const started = performance.now();
    const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    let residentMiB = 0;
    const looks = setInterval(() => {
      residentMiB = Math.max(residentMiB, highestResidentMiB(child.pid));
    }, LOOK_EVERY_MS);
    let out = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(killer);
      clearInterval(looks);
      const seconds = (performance.now() - started) / 1000;
      done({ code: code ?? -1, lines: out.trim().split('\n'), errors, seconds, residentMiB });
    });
  });
}

/** What Linux says of a process that still runs. */
function highestResidentMiB(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  const [, kib] = /^VmHWM:\s+(\d+) kB/m.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? [];
  return Math.ceil(Number(kib ?? 0) / 1024);
}

/** One difference or undeclared object, as `compare` writes it. */
export type Compared = Readonly<Record<string, unknown>>;

/** What `compare` says. */
export interface Comparison {
  readonly differences: readonly Compared[];
  readonly undeclared: readonly Compared[];
}

/** Compares until nothing differs, or brokers had long enough to catch up with the controller. */
export async function comparison(program: Program, declaration: AccessDeclaration): Promise<Comparison> {
  const until = Date.now() + CATCH_UP_SECONDS * 1000;
  for (;;) {
    const { lines, errors } = await program.run('compare', declaration);
    const found: unknown = JSON.parse(lines.at(-1) || `{"differences": [${JSON.stringify(errors)}]}`);
    const compared = { differences: entries(found, 'differences'), undeclared: entries(found, 'undeclared') };
    if (compared.differences.length === 0 || Date.now() > until) return compared;
    await pause(500);
  }
}

const isRecord = (value: unknown): value is Compared => typeof value === 'object' && value !== null;
function entries(value: unknown, field: string): readonly Compared[] {
  const found = isRecord(value) ? value[field] : undefined;
  return Array.isArray(found) ? found.map((item: unknown) => (isRecord(item) ? item : { text: item })) : [];
}
