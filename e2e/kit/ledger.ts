import { numberAt, textAt } from '../../scripts/cluster/objects.js';
import type { Client } from './client.js';
import { exec } from './kubectl.js';

/** What became of the records of one producer. */
export interface Ledger {
  readonly acked: number;
  readonly failed: number;
  /** The first failure; empty without one. */
  readonly failure: string;
  readonly read: number;
  readonly duplicates: number;
  /** Records of others read in between. */
  readonly foreign: number;
  /** Acknowledged, and not there when everything was read back. */
  readonly lost: number;
  readonly longestGapMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Who writes and who reads, where. */
export interface Route {
  readonly producer: string;
  readonly consumer: string;
  readonly topic: string;
  readonly group: string;
}

const script = (client: Client, ...args: readonly string[]) => exec(client, '/bin/bash', '/etc/e2e/client.sh', ...args);

/** A producer in the client's pod. Its number marks its records: each run of a client has its own. */
export class Producer {
  constructor(
    private readonly client: Client,
    private readonly run: number,
    private readonly route: Route,
  ) {}

  /** Starts it: `count` records, or without end, at `rate` a second, or as fast as it can. */
  async start({ count = -1, rate = -1 }: { readonly count?: number; readonly rate?: number }): Promise<void> {
    await script(this.client, 'start', String(this.run), this.route.producer, this.route.topic, String(count), String(rate));
  }

  /** Acknowledged records so far. */
  async acked(): Promise<number> {
    return Number(await script(this.client, 'acked', String(this.run)));
  }

  /** Waits until all of `count` have an answer. */
  async finish(): Promise<void> {
    await script(this.client, 'finish', String(this.run));
  }

  /** Ends it; what is on its way is waited for. */
  async stop(): Promise<void> {
    await script(this.client, 'stop', String(this.run));
  }

  /** Reads everything back as the consumer, and compares. */
  async audit(): Promise<Ledger> {
    const { consumer, topic, group } = this.route;
    const text = await script(this.client, 'audit', String(this.run), consumer, topic, group);
    const found: unknown = JSON.parse(text);
    const count = (name: string) => numberAt(found, name);
    return {
      acked: count('acked'),
      failed: count('failed'),
      failure: textAt(found, 'failure') ?? '',
      read: count('read'),
      duplicates: count('duplicates'),
      foreign: count('foreign'),
      lost: count('lost'),
      longestGapMs: count('longestGapMs'),
      p50Ms: count('p50Ms'),
      p99Ms: count('p99Ms'),
      maxMs: count('maxMs'),
    };
  }
}
