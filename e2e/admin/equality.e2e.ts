import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { parseDeclaration } from '../../charts/access/admin/parse.js';
import { formatProperties } from '../../charts/shared/index.js';
import { ROOT } from '../kit/places.js';
import { figure, secondsSince } from '../kit/steps.js';
import { type ContainedBroker, startContainedBroker } from './container.js';

// A shell script applied these two declarations before the admin program did. by-the-script/ holds them, and what the script made of them on an
// empty broker; the program makes the same, but for what the script took away from whoever set it by hand.
const SUBJECT = 'program as the script';
const PASSWORD = 'pA55\\w0rd,=x';
type Recorded = 'empty-cluster' | 'changed-declaration';

const recorded = (file: string) => readFileSync(join(import.meta.dirname, 'by-the-script', file), 'utf8');

function declarationOf(what: Recorded): AccessDeclaration {
  const parsed = parseDeclaration(recorded(`${what}.json`));
  if ('problem' in parsed) throw new Error(`${what}.json: ${parsed.problem}`);
  return parsed.declaration;
}

async function applyByProgram(broker: ContainedBroker, what: Recorded): Promise<string> {
  broker.write({
    ...Object.fromEntries(declarationOf(what).users.map(({ name }) => [`users/${name}/password`, PASSWORD])),
    'access.json': recorded(`${what}.json`),
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
beforeAll(async () => {
  program = await startContainedBroker('sluice-by-program');
});
afterAll(() => program?.close());

/** Applies a declaration, and says what the program made and what the script had made. What the program records is apart. */
async function applied(what: Recorded) {
  const began = Date.now();
  await applyByProgram(program, what);
  figure(SUBJECT, `${what}, s`, secondsSince(began));
  const made = await program.state();
  const record = made.filter((line) => line.includes('_sluice_applied'));
  expect(record.length).toBeGreaterThan(0);
  return { byScript: recorded(`${what}.txt`).trim().split('\n'), byProgram: without(made, record) };
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
    const { byScript, byProgram } = await applied('empty-cluster');
    expect(byProgram).toEqual(byScript);
    figure(SUBJECT, 'facts that are equal', byScript.length);
    const [user] = declarationOf('empty-cluster').users;
    expect(await canLogIn(program, user?.name ?? '')).toEqual(expect.any(String));
  });

  it('of a changed declaration, but leaves alone what was set by hand', async () => {
    const kept = declarationOf('empty-cluster').topics[3]?.name ?? '';
    await byHand(program, kept);
    const { byScript, byProgram } = await applied('changed-declaration');
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
    const { byProgram } = await applied('changed-declaration');
    expect(without(byProgram, before)).toEqual([]);
  });
});
