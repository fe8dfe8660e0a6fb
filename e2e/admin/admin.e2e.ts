import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { randomFrom } from '../../test/random.js';
import { figure } from '../kit/steps.js';
import { LARGE, largeDeclaration, passwordFile } from './large-declaration.js';
import { comparison, type Program, type ProgramRun, programBefore } from './program.js';

// The admin program in front of real brokers, each a process of this machine. Which release and how many: two variables.
const RELEASE = process.env.SLUICE_ADMIN_KAFKA ?? '4.3.1';
const NODES = Number(process.env.SLUICE_ADMIN_BROKERS ?? 3);
const KILLS = Number(process.env.SLUICE_ADMIN_KILLS ?? 20);
const SUBJECT = `Kafka ${RELEASE}`;

const folder = mkdtempSync(join(tmpdir(), 'sluice-admin-'));
let program: Program;
beforeAll(async () => {
  program = await programBefore(RELEASE, NODES, folder);
});
afterAll(async () => {
  await program?.brokers.close();
  rmSync(folder, { recursive: true, force: true });
});

const summary = ({ lines, errors }: ProgramRun): unknown => {
  try {
    return JSON.parse(lines.at(-1) ?? '');
  } catch {
    return `${lines.join('\n')}\n${errors}`;
  }
};
const small: AccessDeclaration = largeDeclaration({ brokers: NODES, topics: 12, users: 6, acls: 24, quotas: 8 }, folder);
const nothing: AccessDeclaration = { ...small, settings: {}, topics: [], users: [], principals: [], acls: [], quotas: [] };

describe(`apply and compare on ${SUBJECT}, ${NODES} brokers`, () => {
  it('makes what is declared, and then finds nothing to do', async () => {
    expect(summary(await program.run('apply', small))).toMatchObject({
      failed: 0,
      kinds: { topics: { changed: 12 }, users: { changed: 6 } },
    });
    const { differences, undeclared } = await comparison(program, small);
    expect(differences).toEqual([]);
    // the administrator; and what Kafka itself sets once eligible leader replicas are on
    expect(undeclared.map(({ name, key }) => key ?? name)).toEqual(expect.arrayContaining(['admin']));
    expect(
      undeclared.map(({ name, key }) => key ?? name).filter((name) => !['admin', 'min.insync.replicas'].includes(String(name))),
    ).toEqual([]);
    expect(summary(await program.run('apply', small))).toMatchObject({ changed: 0, failed: 0 });
  });

  it('sets a password when it is another, also when a hand set it', async () => {
    passwordFile(folder, 'user-0', 'another');
    const { lines } = await program.run('apply', small);
    expect(lines.filter((line) => line.startsWith('user '))).toEqual([
      expect.stringContaining('user user-0: password set for SCRAM-SHA-512 (it was another'),
    ]);
    const hand = { ...nothing, record: { ...small.record, topic: '_hand' }, users: small.users.slice(1, 2) };
    expect(summary(await program.run('apply', hand))).toMatchObject({ changed: 1, failed: 0 });
    const again = await program.run('apply', { ...small });
    expect(again.lines.filter((line) => line.startsWith('user '))).toEqual([expect.stringContaining('user user-1: password set')]);
    passwordFile(folder, 'user-0');
    await program.run('apply', small);
  });
});

describe(`what is not the program's on ${SUBJECT}`, () => {
  it('leaves alone what it does not own, shows it, and removes only what it had set', async () => {
    const hand: AccessDeclaration = {
      ...nothing,
      record: { ...small.record, topic: '_hand' },
      topics: [
        { name: 'by-hand', partitions: 1, replicationFactor: 1, settings: {} },
        { ...part(small.topics, 3), settings: { 'leader.replication.throttled.replicas': '*', 'segment.ms': '600000' } },
      ],
      principals: ['User:other'],
      acls: [{ ...part(small.acls, 0), principal: 'User:other' }],
      quotas: [{ user: 'other', limits: { producer_byte_rate: 5 } }],
    };
    expect(summary(await program.run('apply', hand))).toMatchObject({ failed: 0 });
    const without = {
      ...small,
      topics: small.topics.map((topic) => ({ ...topic, settings: { 'retention.ms': topic.settings['retention.ms'] ?? '' } })),
    };
    await comparison(program, hand);
    const { lines } = await program.run('apply', without);
    expect(lines).toContain('topic topic-3: cleanup.policy removed (was delete)');
    const { differences, undeclared } = await comparison(program, without);
    expect(differences).toEqual([]);
    expect(undeclared).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'topic', name: 'by-hand' }),
        { kind: 'topic setting', name: 'topic-3', key: 'leader.replication.throttled.replicas', value: '*' },
        { kind: 'topic setting', name: 'topic-3', key: 'segment.ms', value: '600000' },
        { kind: 'quota', name: 'user=other', key: 'producer_byte_rate', value: 5 },
      ]),
    );
    expect(undeclared.filter(({ kind }) => kind === 'acl')).toHaveLength(2);
  });
});

describe(`failures on ${SUBJECT}`, () => {
  it('says what is refused, and makes the rest', async () => {
    const topics = [
      { name: 'refused', partitions: 1, replicationFactor: 1, settings: { 'no.such.setting': '1' } },
      { name: 'accepted', partitions: 1, replicationFactor: 1, settings: {} },
      { ...part(small.topics, 2), partitions: 1 },
    ];
    const run = await program.run('apply', { ...nothing, topics });
    expect(run.code).toBe(1);
    expect(run.lines).toContain('topic accepted: created with 1 partitions, 1 replicas (was not there)');
    expect(run.errors).toMatch(/FAILED: topic refused: created with .*no\.such\.setting/);
    expect(run.errors).toContain('FAILED: topic topic-2: 3 partitions are live and 1 are declared');
    expect(summary(run)).toMatchObject({ failed: 2 });
  });

  it('says that rights are missing, that a login is refused, and that no broker answers', async () => {
    const client = (name: string, password: string) => {
      const file = join(folder, `client-${name}.properties`);
      writeFileSync(
        file,
        readFileSync(program.brokers.client, 'utf8').replace(
          /username="admin" password="[^"]*"/,
          `username="${name}" password="${password}"`,
        ),
      );
      return file;
    };
    const powerless = await program.run('apply', small, { client: client('user-2', 'password-of-user-2'), deadline: '20' });
    expect(powerless).toMatchObject({ code: 1, errors: expect.stringMatching(/FAILED: .*Authorization/) });
    const stranger = await program.run('apply', small, { client: client('user-2', 'wrong'), deadline: '5' });
    expect(stranger).toMatchObject({ code: 1, errors: expect.stringContaining("the brokers refuse the administrator's login") });
    const nowhere = await program.run('apply', small, { bootstrap: '127.0.0.1:1', deadline: '3' });
    expect(nowhere).toMatchObject({ code: 1, errors: expect.stringContaining('no broker answers at 127.0.0.1:1') });
  });
});

describe(`the size on ${SUBJECT}`, () => {
  const large = largeDeclaration({ brokers: NODES, ...LARGE }, folder);
  it('1,000 topics, 200 users, 2,000 ACLs, 100 quotas in the heap of the Job', { timeout: 1_800_000 }, async () => {
    const first = await program.run('apply', large);
    expect(summary(first)).toMatchObject({ failed: 0 });
    figure(SUBJECT, 'first run, s / resident MiB', `${first.seconds.toFixed(1)} / ${first.residentMiB}`);
    expect((await comparison(program, large)).differences).toEqual([]);
    const unchanged = await program.run('apply', large);
    expect(summary(unchanged)).toMatchObject({ changed: 0, failed: 0 });
    figure(SUBJECT, 'unchanged run, s / resident MiB', `${unchanged.seconds.toFixed(1)} / ${unchanged.residentMiB}`);
  });

  it('is observed', async () => {
    const run = await program.run('observe');
    expect(run).toMatchObject({ code: 0 });
    expect(JSON.parse(run.lines.at(-1) ?? '')).toMatchObject({ brokers: { length: NODES }, unread: [] });
    figure(SUBJECT, 'observe, s', Math.round(run.seconds * 10) / 10);
  });
});

describe(`robustness on ${SUBJECT}`, () => {
  const before = largeDeclaration({ brokers: NODES, topics: 60, users: 40, acls: 200, quotas: 40 }, folder);
  const after: AccessDeclaration = {
    ...before,
    topics: before.topics
      .map((topic) => ({ ...topic, partitions: topic.partitions + 1, settings: { 'segment.bytes': '104857600' } }))
      .slice(0, 50),
    retiredTopics: before.topics.slice(50).map(({ name }) => name),
    users: before.users.slice(0, 30).map((user) => ({ ...user, mechanisms: ['SCRAM-SHA-256', 'SCRAM-SHA-512'] })),
    retiredUsers: before.users.slice(30).map(({ name }) => name),
    acls: before.acls.filter((_, index) => index % 2 === 0).map((acl) => ({ ...acl, operations: ['ALL'] })),
    quotas: before.quotas.slice(3).map((quota) => ({ ...quota, limits: { consumer_byte_rate: 7 } })),
    retiredQuotas: before.quotas.slice(0, 3).map(({ limits: _, ...entity }) => entity),
  };

  it(`killed at ${KILLS} random moments and run again, it comes to the same end`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(7);
    expect(summary(await program.run('apply', before))).toMatchObject({ failed: 0 });
    const whole = await program.run('apply', { ...before, settings: { ...before.settings, 'log.cleaner.threads': '1' } });
    for (let kill = 0; kill < KILLS; kill++)
      await program.run('apply', after, { killAfterMs: random.draw(300, Math.round(whole.seconds * 1000)) });
    expect(summary(await program.run('apply', after))).toMatchObject({ failed: 0 });
    const { differences, undeclared } = await comparison(program, after);
    expect(differences).toEqual([]);
    expect(undeclared.filter(({ kind, name }) => kind === 'topic setting' && name !== 'topic-3')).toEqual([]);
    figure(SUBJECT, 'random kills before the same end state', KILLS);
  });

  it.skipIf(NODES < 3)('waits for a broker that restarts in the middle, and finishes', { timeout: 900_000 }, async () => {
    const topics = Array.from({ length: 150 }, (_, index) => ({
      name: `restart-${index}`,
      partitions: 3,
      replicationFactor: NODES,
      settings: {},
    }));
    const running = program.run('apply', { ...nothing, topics });
    await pause(1500);
    await program.brokers.stop(NODES, 'SIGKILL');
    await pause(4000);
    program.brokers.start(NODES);
    expect(summary(await running)).toMatchObject({ failed: 0 });
    const { differences } = await comparison(program, { ...nothing, topics });
    expect(differences).toEqual([]);
  });
});

function part<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}
