import { expect } from 'vitest';
import type { AccessDeclaration } from '../../charts/access/admin/declaration.js';
import { accessDeclaration } from '../../charts/access/index.js';
import { replicasOf } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { liveAccess } from '../kit/live-access.js';
import type { Tools } from '../kit/tools.js';

/** Kafka holds exactly the declared topics with their partitions and settings, live settings, users and ACLs: not one more, not one fewer. */
export async function expectDeclared(tools: Tools, { access, kafka }: Platform): Promise<void> {
  const cluster = { brokers: replicasOf(kafka.pools), replicationFactor: kafka.replicationFactor, usersDir: '' };
  expect(await liveAccess(tools, access)).toEqual(facts(accessDeclaration(access, cluster)));
}

/** Settings of the topic in which the program records what it has set. */
const RECORD = { 'cleanup.policy': 'compact' };

/** What Kafka can be asked about, in the words of `liveAccess`. */
function facts({ record, settings, topics, users, acls }: AccessDeclaration): readonly string[] {
  const all = [...topics, { name: record.topic, partitions: 1, replicationFactor: record.replicationFactor, settings: RECORD }];
  return [
    ...Object.entries(settings).map(([key, value]) => `setting ${key} ${value}`),
    ...all.flatMap(({ name, partitions, replicationFactor, settings: own }) => [
      `topic ${name} ${partitions} ${replicationFactor}`,
      ...Object.entries(own).map(([key, value]) => `config ${name} ${key}=${value}`),
    ]),
    ...users.map(({ name }) => `user ${name}`),
    ...acls.flatMap(({ principal, resource, pattern, name, operations }) =>
      operations.map((operation) => `acl ${principal} ${resource} ${pattern} ${name} ${operation}`),
    ),
  ].toSorted();
}
