import type { Clock } from './clock.js';
import type { Io } from './io.js';

/** How often a log is told that the wait goes on, when nothing else changed. */
const HEARTBEAT_SECONDS = 30;

/** One thing waited for, as it stands. */
export interface AwaitedState {
  /** E.g. `StatefulSet streaming/kafka-a`. */
  readonly label: string;
  /** Whether the wait for it is over. */
  readonly ready: boolean;
  /** E.g. `2 of 3 ready; kafka-a-2: kafka runs, not ready`. Empty when ready. */
  readonly detail: string;
}

/** Shows a wait to whoever is looking. */
export interface Progress {
  /** Called after every look at the cluster, with everything waited for. */
  update(states: readonly AwaitedState[]): void;
  /** The wait is over, well or not. */
  end(): Promise<void>;
}

/** Append-only: a line when something's state changes, and a heartbeat naming what is awaited and since when. */
export class LineProgress implements Progress {
  readonly #told = new Map<string, string>();
  readonly #started: number;
  #lastLine: number;

  constructor(
    private readonly io: Io,
    private readonly clock: Clock,
  ) {
    this.#started = clock.now();
    this.#lastLine = this.#started;
  }

  update(states: readonly AwaitedState[]): void {
    for (const state of states) {
      const text = state.ready ? 'ready' : state.detail;
      if (this.#told.get(state.label) === text) continue;
      this.#told.set(state.label, text);
      this.#tell(`${state.label}: ${text}${state.ready ? ` (${this.#seconds()} s)` : ''}`);
    }
    const silentMs = this.clock.now() - this.#lastLine;
    const awaited = states.filter(({ ready }) => !ready);
    if (silentMs < HEARTBEAT_SECONDS * 1_000 || awaited.length === 0) return;
    this.#tell(`still waiting after ${this.#seconds()} s for ${awaited.map(({ label, detail }) => `${label} (${detail})`).join(', ')}`);
  }

  async end(): Promise<void> {}

  #seconds(): number {
    return Math.round((this.clock.now() - this.#started) / 1_000);
  }

  #tell(line: string): void {
    this.io.err(line);
    this.#lastLine = this.clock.now();
  }
}
