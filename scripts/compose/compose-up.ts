import type { Docker } from './docker.js';
import { compose, type StackFolder } from './project.js';

/** Calls of `docker compose up` until it gives up. */
const MAX_CALLS = 4;

/**
 * `docker compose up`, in the background. It gives up as soon as one container ends that others wait for, though the engine starts it
 * again: a broker that ZooKeeper still remembers, a worker whose registry was a second late. Then it may be called again.
 */
export class ComposeUp {
  /** Exit code of the last call; nothing while it runs. */
  code: number | undefined;
  said = '';
  #calls = 0;
  #running: Promise<void> = Promise.resolve();
  readonly #givenUp = new AbortController();

  constructor(
    private readonly docker: Docker,
    private readonly whole: { readonly project: string; readonly place: StackFolder },
    private readonly signal: AbortSignal,
  ) {
    this.again();
  }

  /** Calls it once more. Whether it may be. */
  again(): boolean {
    if (this.#calls >= MAX_CALLS) return false;
    this.#calls += 1;
    this.code = undefined;
    const signal = AbortSignal.any([this.signal, this.#givenUp.signal]);
    const args = ['up', '--detach', '--remove-orphans', '--quiet-pull'];
    this.#running = compose(this.docker, this.whole, args, { signal }).then(({ code, stderr }) => {
      this.code = code;
      this.said = stderr;
    });
    return true;
  }

  /** Ends it, and waits until it has ended. */
  async end(): Promise<void> {
    this.#givenUp.abort();
    await this.#running;
  }
}
