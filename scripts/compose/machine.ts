import { createServer } from 'node:net';
import { availableMemory } from 'node:process';
import { type Clock, REAL_CLOCK } from '../terminal/clock.js';
import { type Docker, realDocker } from './docker.js';

/** What the laptop stack touches of the machine. Tests pass their own. */
export interface Machine {
  /** Runs Docker. */
  readonly docker: Docker;
  /** Source of time, so that tests need not wait. */
  readonly clock: Clock;
  /** Whether nobody on this machine listens at a port. */
  isPortFree(port: number): Promise<boolean>;
  /** Memory a new program could have. */
  freeMemoryMiB(): number;
  /** Answer of a URL: its status and text. Status 0 when nobody answers. */
  get(url: string, options?: { readonly method: string; readonly body: string; readonly type: string }): Promise<HttpAnswer>;
  /** Ends when a person presses Ctrl-C. */
  readonly interruption: () => { readonly signal: AbortSignal; readonly done: () => void };
}

/** What a server answered. */
export interface HttpAnswer {
  /** HTTP status code. */
  readonly status: number;
  /** Body as text. */
  readonly text: string;
}

const BYTES_PER_MIB = 1024 * 1024;
const ANSWER_MS = 10_000;

/** This machine. */
export const realMachine: Machine = {
  docker: realDocker,
  clock: REAL_CLOCK,
  isPortFree,
  freeMemoryMiB: () => Math.floor(availableMemory() / BYTES_PER_MIB),
  async get(url, options) {
    const request = options && { method: options.method, body: options.body, headers: { 'content-type': options.type } };
    try {
      const response = await fetch(url, { ...request, signal: AbortSignal.timeout(ANSWER_MS) });
      return { status: response.status, text: await response.text() };
    } catch {
      return { status: 0, text: '' };
    }
  },
  interruption() {
    const controller = new AbortController();
    const abort = () => controller.abort();
    process.once('SIGINT', abort);
    return { signal: controller.signal, done: () => process.removeListener('SIGINT', abort) };
  },
};

function isPortFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}
