import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FakeApiServer, kubeconfig } from './doubles/fake-api-server.js';
import { ROOT } from './sources.js';

/** How a run of the command ended. */
export interface EndedRun {
  /** Exit code; nothing where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Milliseconds from its start to its end. */
  readonly lastedMs: number;
}

/** A repository of its own with the shipped environments, an API server on loopback, and the command as a process of its own. */
export class RepositoryOnLoopback {
  readonly root = mkdtempSync(join(tmpdir(), 'sluice-test-repository-'));
  #config = '';

  private constructor(readonly server: FakeApiServer) {
    cpSync(join(ROOT, 'environments'), join(this.root, 'environments'), { recursive: true });
    this.#config = kubeconfig({ lab: server });
  }

  /** With `dev` rendered and its Secrets made. */
  static async withDev(): Promise<RepositoryOnLoopback> {
    const made = new RepositoryOnLoopback(await new FakeApiServer().listen());
    for (const args of [
      ['synth', 'dev', '--out', 'rendered'],
      ['secrets', 'dev', '--generate'],
    ]) {
      const { code, err } = await made.run(...args);
      if (code !== 0) throw new Error(err);
    }
    return made;
  }

  /** Starts the command in the repository. */
  start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<EndedRun> } {
    const started = performance.now();
    const env = { ...process.env, KUBECONFIG: this.#config };
    const child = spawn(process.execPath, [join(ROOT, 'bin', 'sluice.cjs'), ...args], { cwd: this.root, env });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    const ended = new Promise<EndedRun>((resolve) => {
      child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join(''), lastedMs: performance.now() - started }));
    });
    return { child, ended };
  }

  /** Runs the command to its end. */
  run(...args: readonly string[]): Promise<EndedRun> {
    return this.start(...args).ended;
  }

  /** Takes the platform out of the cluster, its Secrets aside. */
  empty(): void {
    for (const kind of EMPTIED) for (const object of this.server.cluster.all(kind)) this.server.cluster.drop(object);
  }

  /** Ends the server and removes the folder. */
  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.root, { recursive: true, force: true });
    rmSync(dirname(this.#config), { recursive: true, force: true });
  }
}

const EMPTIED = ['StatefulSet', 'Deployment', 'Job', 'ConfigMap', 'Service', 'NetworkPolicy', 'PodDisruptionBudget', 'ServiceAccount'];

/** What an interrupted apply came to. */
export interface Interrupted extends EndedRun {
  /** Milliseconds from the signal to the end. */
  readonly stoppedAfterMs: number;
  /** Objects the server was asked to change in this run, dry runs left out. */
  readonly written: readonly string[];
}

/** How long the request that was waited for is left under way. */
const SETTLING_MS = 50;

/** When an apply is stopped: some milliseconds after the server has heard from it first, or once the server has seen a request. */
export type Moment = number | ((line: string) => boolean);

/** Starts an apply and stops it at a moment. */
export async function interruptedApply(
  repository: RepositoryOnLoopback,
  moment: Moment,
  signal: 'SIGINT' | 'SIGTERM' = 'SIGINT',
): Promise<Interrupted> {
  const { server } = repository;
  const before = server.asked.length;
  const { child, ended } = repository.start('apply', 'dev', '--timeout', '60');
  const isHeard = () => server.asked.slice(before).some(({ line }) => typeof moment === 'number' || moment(line));
  while (!isHeard() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, typeof moment === 'number' ? moment : SETTLING_MS));
  const stopped = performance.now();
  child.kill(signal);
  const run = await ended;
  const asked = server.asked.slice(before);
  const writes = asked.filter(({ line, query }) => /^(PATCH|DELETE) /.test(line) && !query.has('dryRun'));
  return { ...run, stoppedAfterMs: performance.now() - stopped, written: writes.map(({ line }) => line.replace(/^\w+ /, '')) };
}

/** What an interrupted apply says of objects, by what it says. */
export function statementOf({ err }: Pick<EndedRun, 'err'>) {
  const [, words = ''] = /^error: interrupted\nwhy: (.*)$/m.exec(err) ?? [];
  const listed = (title: string) => new RegExp(`${title}: ([^;]*)`).exec(words)?.[1]?.split(', ') ?? [];
  return {
    words,
    applied: Number(/applied: (\d+) of/.exec(words)?.[1] ?? (/^all (\d+)/.exec(words)?.[1] || 0)),
    deleted: listed('deleted and not created again'),
    unknown: listed('unknown, the request was under way'),
    untouched: listed('not applied'),
  };
}

/** What is wrong with an interrupted apply: too slow, or a statement that the server contradicts. */
export function faultsOf(run: Interrupted, withinMs: number): readonly string[] {
  const { words, deleted, unknown, untouched } = statementOf(run);
  const written = new Set(run.written);
  const denied = untouched.filter((name) => written.has(name));
  const silent = [...written].filter((name) => words.startsWith('nothing was') && !name.startsWith('Namespace kube'));
  return [
    ...(run.code === 130 || run.out.includes('all ready after') ? [] : [`exit code ${run.code}: ${run.err.slice(-400)}`]),
    ...(/warning/i.test(run.err.replace(/^warning: the certificate.*$/gm, '')) ? [`a warning: ${run.err}`] : []),
    ...(run.code === 130 && words === '' ? ['no statement'] : []),
    ...(run.stoppedAfterMs > withinMs ? [`stopped after ${Math.round(run.stoppedAfterMs)} ms`] : []),
    ...denied.map((name) => `${name} was written, and the statement says it was not applied`),
    ...silent.map((name) => `${name} was written, and the statement says nothing was applied`),
    ...[...deleted, ...unknown].filter((name) => !written.has(name)).map((name) => `${name} was not written, and the statement doubts it`),
  ];
}
