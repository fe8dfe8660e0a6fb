import { beforeAll, describe, expect, it } from 'vitest';
import { schemaRegistryUrl } from '../charts/schema-registry/index.js';
import type { Platform } from '../environments/platform.js';
import { expectDeclared } from './checks/declared.js';
import { expectSchemas } from './checks/http-services.js';
import { expectKillSurvived } from './checks/kill.js';
import { expectRestricted, expectSpread } from './checks/placement.js';
import { expectRecordsKept } from './checks/records.js';
import { attempt, brokersSaid, expectRefused, reach } from './checks/refused.js';
import { type Client, startClient } from './kit/client.js';
import { raise } from './kit/platform.js';
import type { Tools } from './kit/tools.js';

/** Namespaces of the tests' own pods: a declared client's, and nobody's. */
export const CLIENT_NAMESPACE = 'apps';
export const STRANGER_NAMESPACE = 'strangers';

/** Staging as it runs: who writes, who reads. */
export const ORDERS = { producer: 'orders-app', consumer: 'billing', topic: 'orders', group: 'billing' } as const;

/** The running platform and the tests' pods; complete once the short set's first step is done. */
export interface Stage {
  platform: Platform;
  client: Client;
  stranger: Client;
  tools: Tools;
}

/** What must hold of staging at every change: the steady set. */
export function shortSet(stage: Partial<Stage>): void {
  beforeAll(async () => {
    const running = await raise('staging', CLIENT_NAMESPACE);
    Object.assign(stage, running, { stranger: await startClient(running.platform, STRANGER_NAMESPACE) });
  });
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
  describe('staging, at work', () => {
    it('keeps 100,000 records written with acks=all by one declared user and read by another', async () => {
      const { platform, client } = ready(stage);
      await expectRecordsKept(platform.name, { client, run: 1, route: ORDERS });
    });
    it('loses nothing when a broker is killed', async () => {
      const { platform, client, tools } = ready(stage);
      const [, pool = platform.kafka.pools[0]] = platform.kafka.pools;
      await expectKillSurvived({ platform, client, tools, run: 2, route: ORDERS }, pool);
    });
  });
}

function refusals(stage: Partial<Stage>): void {
  it('refuses who does not log in, who has a wrong password, and who has no right', async () => {
    const { client, platform } = ready(stage);
    const as = (identity: string) => attempt(client, identity, ORDERS.topic);
    const [clear = '', silent = '', wrong = '', auditor = ''] = await Promise.all(
      ['in-the-clear', 'without-login', 'wrong-password', 'auditor-once'].map(as),
    );
    // The broker answers with a TLS alert, which such a client takes for a length: 352 MB, more than its heap.
    expectRefused(clear, /OutOfMemoryError|disconnected/);
    expectRefused(silent, 'disconnected');
    expect(await brokersSaid(platform)).toContain('Unexpected Kafka request of type METADATA during SASL handshake');
    expectRefused(wrong, 'SaslAuthenticationException', 'invalid credentials with SASL mechanism SCRAM-SHA-512');
    expectRefused(auditor, 'TopicAuthorizationException', 'Not authorized to access topics: [orders]');
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
  it('does not answer strangers at the registry', async () => {
    const { client, stranger, platform } = ready(stage);
    const services = [platform.schemaRegistry && schemaRegistryUrl(platform.schemaRegistry)];
    for (const url of services) {
      const { host } = new URL(url ?? '');
      expect(await Promise.all([reach(client, host), reach(stranger, host)]), host).toEqual(['connected', 'timed out']);
    }
  });
}

/** The stage, which is complete when a test runs. */
export function ready({ platform, client, stranger, tools }: Partial<Stage>): Stage {
  if (!platform || !client || !stranger || !tools) throw new Error('the platform was not applied');
  return { platform, client, stranger, tools };
}
