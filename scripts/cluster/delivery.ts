import type { Io } from '../terminal/io.js';
import type { Cluster } from './cluster.js';
import { interruption } from './cluster-error.js';
import type { Ledger } from './ledger.js';
import type { Patience } from './patience.js';

/** A cluster to ask, how long, and where to say what cannot be seen. */
export interface Asking extends Patience {
  /** The cluster; its requests end with this patience. */
  readonly cluster: Cluster;
  /** Where output goes. */
  readonly io: Io;
}

/** Everything one delivery works with. Its deadline covers every request, every pause and the wait for readiness. */
export interface Delivery extends Asking {
  /** Name of the environment, for the commands in messages. */
  readonly environment: string;
  /** Seconds from the start to the deadline, for messages. */
  readonly timeoutSeconds: number;
  /** What became of each object so far. */
  readonly ledger: Ledger;
  /** Labels of objects whose fields are taken over from other managers. @default none */
  readonly takesOver?: ReadonlySet<string>;
}

/** Stops here when the user pressed Ctrl-C, or the pipeline ended the command. What was applied stays applied. */
export function stopIfInterrupted({ signal }: Patience): void {
  if (signal?.aborted) throw interruption();
}
