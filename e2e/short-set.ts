import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../platform/platform.js';
import { expectChangesCaptured } from './checks/change-capture.js';
import { expectMasked, expectRowInTime, expectRowsCarried, expectRowsStreamed, followRow, stopGenerator } from './checks/customers.js';
import { expectDeclared } from './checks/declared.js';
import { expectRecordThroughProxy, expectSchemas } from './checks/http-services.js';
import { expectKillSurvived } from './checks/kill.js';
import { expectBronzeExact, expectLateLeftOut } from './checks/orders.js';
import { expectRestricted, expectSpread } from './checks/placement.js';
import { expectRecordsKept } from './checks/records.js';
import { attempt, expectLoginAsked, expectRefused, reach } from './checks/refused.js';
import { expectStrangersRefused } from './checks/strangers.js';
import { type Client, startClient } from './kit/client.js';
import { raise } from './kit/platform.js';
import type { Tools } from './kit/tools.js';

/** Namespaces of the tests' own pods: a declared client's, and nobody's. */
export const CLIENT_NAMESPACE = 'apps';
export const STRANGER_NAMESPACE = 'strangers';

/** A Kafka alone as it runs: who writes, who reads. */
export const ORDERS = { producer: 'orders-app', consumer: 'billing', topic: 'orders', group: 'billing' } as const;
/** Staging as it runs: who writes, who reads. No pipeline reads this topic: what is written here is no order. */
export const PAYMENTS = { producer: 'orders-app', consumer: 'billing', topic: 'payments', group: 'billing' } as const;

/** The running platform and the tests' pods; complete once the short set's first step is done. */
export interface Stage {
  platform: Platform;
  client: Client;
  stranger: Client;
  tools: Tools;
}

/** What must hold of Kafka, its registry and its REST proxy. */
export function coreSet(stage: Partial<Stage>): void {
  raised(stage, 'core');
  services(stage);
  atWork(stage);
}

/** What must hold at every change: the steady set. All of staging but its stream jobs, which take what two cores have. */
export function shortSet(stage: Partial<Stage>): void {
  raised(stage, 'without-jobs');
  services(stage);
  polled(stage);
  captured(stage);
  atWork(stage);
}

/** What must hold of the whole of staging, with its workers, its database and its stream jobs. */
export function wholeSet(stage: Partial<Stage>): void {
  raised(stage, 'staging');
  services(stage);
  polled(stage, expectRowInTime);
  streamed(stage);
  captured(stage); // the worker is killed: from then on it may read rows again
  atWork(stage);
}

function raised(stage: Partial<Stage>, name: string): void {
  beforeAll(async () => {
    const running = await raise(name, CLIENT_NAMESPACE);
    Object.assign(stage, running, { stranger: await startClient(running.platform, STRANGER_NAMESPACE) });
  });
}

function services(stage: Partial<Stage>): void {
  // These ask and are answered; most of their time is waiting for a timeout.
  describe.concurrent('staging, applied', () => {
    it('runs in a namespace that enforces restricted, one controller and one broker a zone', async () => {
      const { platform } = ready(stage);
      await expectRestricted(platform);
      await expectSpread(platform, ['controller', 'broker']);
    });
    it('holds the declared topics, settings, users and ACLs, and no others', async () => {
      const { platform, tools } = ready(stage);
      await expectDeclared(tools, platform);
    });
    refusals(stage);
    httpServices(stage);
  });
}

function atWork(stage: Partial<Stage>): void {
  describe('staging, at work', () => {
    it('keeps 100,000 records written with acks=all by one declared user and read by another', async () => {
      const { platform, client } = ready(stage);
      await expectRecordsKept(platform.name, { client, run: 1, route: PAYMENTS });
    });
    it('loses nothing when a broker is killed', async () => {
      const { platform, client, tools } = ready(stage);
      const [, pool = platform.kafka.pools[0]] = platform.kafka.pools;
      await expectKillSurvived({ platform, client, tools, run: 2, route: PAYMENTS }, pool);
    });
  });
}

function refusals(stage: Partial<Stage>): void {
  it('refuses who does not log in, who has a wrong password, and who has no right', async () => {
    const { client, platform } = ready(stage);
    const as = (identity: string) => attempt(client, identity, PAYMENTS.topic);
    const [clear = '', wrong = '', auditor = ''] = await Promise.all(['in-the-clear', 'wrong-password', 'auditor-once'].map(as));
    // The broker answers with a TLS alert, which such a client takes for a length: 352 MB, more than its heap.
    expectRefused(clear, /OutOfMemoryError|disconnected/);
    await expectLoginAsked(platform, () => as('without-login'));
    expectRefused(wrong, 'SaslAuthenticationException', 'invalid credentials with SASL mechanism SCRAM-SHA-512');
    expectRefused(auditor, 'TopicAuthorizationException', 'Not authorized to access topics: [payments]');
  });
  it('lets in the declared namespace only: for another the same address does not answer', async () => {
    const { client, stranger } = ready(stage);
    expect(await Promise.all([reach(client, client.bootstrap), reach(stranger, client.bootstrap)])).toEqual(['connected', 'timed out']);
  });
}

function httpServices(stage: Partial<Stage>): void {
  it('registers a schema, refuses one that breaks its readers, and keeps the declared level', async () => {
    const { client, platform } = ready(stage);
    await expectSchemas(platform, client);
  });
  it('writes and reads a record through the REST proxy', async () => {
    const { client, platform } = ready(stage);
    await expectRecordThroughProxy(platform, client, PROXY_ORDER);
  });
  it('answers strangers at no port, and a declared client at the declared ones', async () => {
    const { client, stranger, platform } = ready(stage);
    await expectStrangersRefused(platform, { stranger, declared: client });
  });
}

/** Ids of the orders that checks write: each check has its own. */
const PROXY_ORDER = 501;
const FIRST_ORDER = 1000;

function polled(stage: Partial<Stage>, follow: typeof followRow | typeof expectRowInTime = followRow): void {
  describe('staging’s customers, polled', () => {
    it('are in the topic and in an object', async () => {
      await stopGenerator(ready(stage).platform);
      await follow(ready(stage));
    });
    it('are there once at both places, and none in clear in the bucket', async () => {
      await expectRowsCarried(ready(stage));
      await expectMasked(ready(stage));
    });
  });
}

function streamed(stage: Partial<Stage>): void {
  describe('staging’s stream jobs', () => {
    it('have every customer once', async () => {
      await expectRowsStreamed(ready(stage));
    });
    it('keep every order exactly once when the job is killed in a batch, and what cannot be read beside it', async () => {
      await expectBronzeExact({ ...ready(stage), firstId: FIRST_ORDER });
    });
    it('leave late orders out of a finished hour, and keep them in the bronze table', async () => {
      await expectLateLeftOut({ ...ready(stage), firstId: FIRST_ORDER });
    });
  });
}

function captured(stage: Partial<Stage>): void {
  describe('staging’s customers, captured', () => {
    it('follow inserts, updates and deletes, also those made while the worker is dead', async () => {
      await expectChangesCaptured(ready(stage));
    });
  });
}

/** The stage, which is complete when a test runs. */
export function ready({ platform, client, stranger, tools }: Partial<Stage>): Stage {
  if (!platform || !client || !stranger || !tools) throw new Error('the platform was not applied');
  return { platform, client, stranger, tools };
}
