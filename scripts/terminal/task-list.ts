import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import { printable } from '../../charts/shared/printable.js';
import type { AwaitedState, Progress } from './progress.js';

/** The part of a running task that shows. */
interface Shown {
  title: string;
}

/** One line per awaited object, redrawn in place on standard error; standard output stays free for the chosen format. */
export class TaskListProgress implements Progress {
  readonly #finish = new Map<string, (ready: boolean) => void>();
  readonly #shown = new Map<string, Shown>();
  readonly #started = performance.now();
  readonly #drawing: Promise<unknown>;

  constructor(labels: readonly string[]) {
    const tasks = labels.map((label) => ({
      title: printable(label),
      task: (_: unknown, shown: Shown) => {
        this.#shown.set(label, shown);
        return new Promise<void>((resolve, reject) => {
          this.#finish.set(label, (ready) => (ready ? resolve() : reject(new Error(shown.title))));
        });
      },
    }));
    const logger = new ListrLogger({ useIcons: true, toStderr: [], processOutput: new ProcessOutput(process.stderr, process.stderr) });
    this.#drawing = new Listr(tasks, {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false, // interrupting is the caller's business
      fallbackRendererCondition: false, // listr2 would ask whether stdout is a terminal
      rendererOptions: { logger, formatOutput: 'truncate', collapseSkips: true },
    }).run();
  }

  update(states: readonly AwaitedState[]): void {
    for (const { label, ready, detail } of states) {
      const shown = this.#shown.get(label);
      const title = printable(ready ? label : `${label}: ${detail}, ${Math.round((performance.now() - this.#started) / 1_000)} s`);
      if (shown !== undefined && this.#finish.has(label)) shown.title = title;
      if (ready) this.#close(label, true);
    }
  }

  /** What is still open did not become ready: it keeps saying what it waited for. */
  async end(): Promise<void> {
    for (const label of [...this.#finish.keys()]) this.#close(label, false);
    await this.#drawing;
  }

  #close(label: string, ready: boolean): void {
    this.#finish.get(label)?.(ready);
    this.#finish.delete(label);
  }
}
