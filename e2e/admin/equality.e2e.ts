import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDeclaration } from '../../charts/access/admin/declaration.js';
import { type Access, accessDeclaration, type Topic } from '../../charts/access/index.js';
import { formatProperties } from '../../charts/shared/index.js';
import { ROOT } from '../kit/places.js';
import { platformNamed } from '../kit/platform.js';
import { figure, secondsSince } from '../kit/steps.js';
import { type ContainedBroker, startContainedBroker } from './container.js';

// A shell script applied these declarations before the admin program did. What it made of them on an empty broker is recorded in
// by-the-script/; the program makes the same, but for what the script took away from whoever set it by hand.
const SUBJECT = 'program as the script';
const PASSWORD = 'pA55\\w0rd,=x';

const alone = (topic: Topic): Topic => ({
  ...topic,
  replicationFactor: 1,
  settings: { ...topic.settings, ...('min.insync.replicas' in topic.settings && { 'min.insync.replicas': '1' }) },
});

/** Staging's, for one broker, and a user and a topic that will go. */
async function firstAccess(): Promise<Access> {
  const { access } = await platformNamed('staging');
  const [topic, second] = access.topics;
  const [user] = access.users;
  if (!topic || !second || !user) throw new Error('staging declares no topics or users');
  return {
    ...access,
    authorized: true,
    liveSettings: { ...access.liveSettings, 'min.insync.replicas': '1', 'log.cleaner.threads': '2' },
    topics: [...access.topics.map(alone), { name: 'leaves', partitions: 2, replicationFactor: 1, settings: { 'retention.ms': '60000' } }],
    users: [
      ...access.users.map((each) => ({ ...each, authentication: 'scram' as const })),
      { ...user, name: 'by-certificate', authentication: 'mtls' },
      { ...user, name: 'leaves', authentication: 'scram' },
    ],
  };
}

/** The next commit's: more partitions, another setting, one less, fewer rights, and what is retired. */
function secondAccess(first: Access): Access {
  const [grown, changed, ...rest] = first.topics.filter(({ name }) => name !== 'leaves');
  const [less, ...users] = first.users.filter(({ name }) => name !== 'leaves');
  if (!grown || !changed || !less) throw new Error('nothing to change');
  return {
    ...first,
    liveSettings: { 'min.insync.replicas': '1' },
    topics: [{ ...grown, partitions: grown.partitions + 3 }, { ...changed, settings: { 'retention.ms': '7200000' } }, ...rest],
    users: [{ ...less, permissions: less.permissions.slice(1) }, ...users],
    retiredTopics: ['leaves'],
    retiredUsers: ['leaves'],
  };
}

const passwords = (access: Access) => Object.fromEntries(access.users.map(({ name }) => [`users/${name}/password`, PASSWORD]));

async function applyByProgram(broker: ContainedBroker, access: Access): Promise<string> {
  const cluster = { brokers: 1, replicationFactor: 1, usersDir: `${broker.mount}/users` };
  broker.write({
    ...passwords(access),
    'access.json': formatDeclaration(accessDeclaration(access, cluster)),
    'sluice-admin.jar': readFileSync(join(ROOT, 'charts/access/admin/sluice-admin.jar')),
  });
  const env = { CLASSPATH: `${broker.mount}/sluice-admin.jar`, KAFKA_HEAP_OPTS: '-Xmx64m' };
  const args = ['sluice.admin.Main', 'apply', `${broker.mount}/access.json`, '--bootstrap', 'localhost:9092'];
  return await broker.run(['/opt/kafka/bin/kafka-run-class.sh', ...args], env);
}

/** What somebody does by hand between two applies. */
async function byHand({ tool }: ContainedBroker, topic: string): Promise<void> {
  await tool('kafka-topics', '--create', '--topic', 'by-hand', '--partitions', '1', '--replication-factor', '1');
  const throttle = 'leader.replication.throttled.replicas=[*]';
  await tool('kafka-configs', '--alter', '--entity-type', 'topics', '--entity-name', topic, '--add-config', throttle);
  await tool('kafka-configs', '--alter', '--entity-type', 'topics', '--entity-name', topic, '--add-config', 'segment.ms=600000');
  await tool('kafka-acls', '--add', '--allow-principal', 'User:stranger', '--operation', 'Read', '--topic', 'by-hand');
}

const without = (lines: readonly string[], others: readonly string[]) => lines.filter((line) => !others.includes(line));

let program: ContainedBroker;
let first: Access;
beforeAll(async () => {
  first = await firstAccess();
  program = await startContainedBroker('sluice-by-program');
});
afterAll(() => program?.close());

/** Applies a declaration, and says what the program made and what the script had made. What the program records is apart. */
async function applied(what: string, access: Access) {
  const began = Date.now();
  await applyByProgram(program, access);
  figure(SUBJECT, `${what}, s`, secondsSince(began));
  const made = await program.state();
  const record = made.filter((line) => line.includes('_sluice_applied'));
  expect(record.length).toBeGreaterThan(0);
  const byScript = readFileSync(join(import.meta.dirname, 'by-the-script', `${what}.txt`), 'utf8')
    .trim()
    .split('\n');
  return { byScript, byProgram: without(made, record) };
}

async function canLogIn({ run, mount, write }: ContainedBroker, user: string): Promise<string> {
  const module = 'org.apache.kafka.common.security.scram.ScramLoginModule';
  const jaas = `${module} required username="${user}" password="${PASSWORD.replaceAll('\\', '\\\\')}";`;
  const login = { 'security.protocol': 'SASL_PLAINTEXT', 'sasl.mechanism': 'SCRAM-SHA-512', 'sasl.jaas.config': jaas };
  write({ 'user.properties': formatProperties(login) });
  const connection = ['--bootstrap-server', 'localhost:9094', '--command-config', `${mount}/user.properties`];
  return await run(['/opt/kafka/bin/kafka-topics.sh', '--list', ...connection]);
}

describe('the admin program makes what the script made', () => {
  it('of an empty cluster, and users can log in', async () => {
    const { byScript, byProgram } = await applied('empty-cluster', first);
    expect(byProgram).toEqual(byScript);
    figure(SUBJECT, 'facts that are equal', byScript.length);
    const user = first.users.find(({ authentication }) => authentication === 'scram')?.name ?? '';
    expect(await canLogIn(program, user)).toEqual(expect.any(String));
  });

  it('of a changed declaration, but leaves alone what was set by hand', async () => {
    const kept = first.topics[3]?.name ?? '';
    await byHand(program, kept);
    const { byScript, byProgram } = await applied('changed-declaration', secondAccess(first));
    const shown = (lines: readonly string[]) => lines.map((line) => line.replace(/Configs: .*| sensitive=.*/g, ''));
    const settingsInWords = expect.stringContaining(`Topic: ${kept}\tPartitionCount`);
    expect(shown(without(byScript, byProgram))).toEqual([settingsInWords]);
    expect(shown(without(byProgram, byScript))).toEqual([
      settingsInWords,
      `${kept}: leader.replication.throttled.replicas=*`,
      `${kept}: segment.ms=600000`,
    ]);
    figure(SUBJECT, 'facts that are equal after a change', byScript.length - 1);
  });

  it('of what it made before: nothing changes', async () => {
    const before = await program.state();
    const { byProgram } = await applied('changed-declaration', secondAccess(first));
    expect(without(byProgram, before)).toEqual([]);
  });
});
