import type { Clock } from '../terminal/clock.js';
import { type Io, UserError } from '../terminal/io.js';
import type { Cluster } from './cluster.js';

/** Exit code of an interrupted command. */
const EXIT_INTERRUPTED = 130;

/** Everything one delivery works with. */
export interface Delivery {
  /** The cluster. */
  readonly cluster: Cluster;
  /** Where output goes. */
  readonly io: Io;
  /** Source of time, so that tests need not wait. */
  readonly clock: Clock;
  /** Name of the environment, for the commands in messages. */
  readonly environment: string;
  /** How long to wait for readiness. */
  readonly timeoutSeconds: number;
  /** Labels of objects whose fields are taken over from other managers. @default none */
  readonly takesOver?: ReadonlySet<string>;
  /** Aborts on Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** Stops here when the user pressed Ctrl-C. What was applied stays applied. */
export function stopIfInterrupted({ signal, environment }: Delivery): void {
  if (!signal?.aborted) return;
  throw new UserError('interrupted', 'what was applied so far stays as it is', `run: sluice apply ${environment}`, EXIT_INTERRUPTED);
}
