import { setMaxListeners } from 'node:events';

/** Signals by which a person or a pipeline ends a command. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Runs work that ends early, and in its own words, when the process is told to stop. The second signal ends it at once, without words. */
export async function interruptible<R>(work: (signal: AbortSignal) => Promise<R>): Promise<R> {
  const interruption = new AbortController();
  setMaxListeners(0, interruption.signal); // every request listens
  const interrupt = () => {
    release();
    interruption.abort();
  };
  const release = () => {
    for (const signal of SIGNALS) process.removeListener(signal, interrupt);
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    release();
  }
}
