import { ALL_IN_SYNC, boundProblems, type Problem, repeated, TOO_MANY_IN_SYNC, TOO_MANY_REPLICAS, under } from '../shared/index.js';
import type { Access, Topic, User } from './config.js';

const TOPIC_NAME = /^[a-zA-Z0-9._-]{1,249}$/;
const USER_NAME = /^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$/;

/** What is wrong among topics and users. `brokers` bounds the copies a topic can have. */
export function accessProblems({ topics, users, retiredTopics, retiredUsers }: Access, brokers: number): Problem[] {
  return [
    ...topics.flatMap((topic, index) => under(`topics[${index}]`, topicProblems(topic, brokers))),
    ...duplicates(
      'topic',
      topics.map(({ name }) => name),
    ),
    ...users.flatMap((user, index) => under(`users[${index}]`, userProblems(user))),
    ...duplicates(
      'user',
      users.map(({ name }) => name),
    ),
    ...topics.filter(({ name }) => retiredTopics.includes(name)).map(({ name }) => retiredAndDeclared('topic', name)),
    ...users.filter(({ name }) => retiredUsers.includes(name)).map(({ name }) => retiredAndDeclared('user', name)),
  ];
}

function topicProblems({ name, partitions, replicationFactor, settings }: Topic, brokers: number): Problem[] {
  const problems: Problem[] = [];
  if (!TOPIC_NAME.test(name) || name === '.' || name === '..') {
    problems.push({
      what: `topic name "${name}"`,
      why: 'Kafka takes letters, digits, ".", "_" and "-", at most 249 of them',
      fix: `use ${name.replace(/[^a-zA-Z0-9._-]/g, '-').slice(0, 249) || 'a name'}`,
    });
  }
  if (!Number.isInteger(partitions) || partitions < 1) {
    problems.push({ what: `topic ${name} has ${partitions} partitions`, why: 'Kafka refuses to create it', fix: 'use at least 1' });
  }
  if (!Number.isInteger(replicationFactor) || replicationFactor < 1) {
    return [
      ...problems,
      { what: `topic ${name} has ${replicationFactor} replicas`, why: 'Kafka refuses to create it', fix: `use ${Math.min(3, brokers)}` },
    ];
  }
  const of = `topic ${name}`;
  const minInSync = Number(settings['min.insync.replicas']);
  const inSync = Number.isFinite(minInSync) ? [TOO_MANY_IN_SYNC, ALL_IN_SYNC] : [];
  return [
    ...problems,
    ...boundProblems(TOO_MANY_REPLICAS, { of, replicas: replicationFactor, brokers }),
    ...inSync.flatMap((bound) => boundProblems(bound, { of, replicas: replicationFactor, minInSync })),
  ];
}

const duplicates = (kind: string, names: readonly string[]): Problem[] =>
  repeated(names).map((name) => ({
    path: `${kind}s`,
    what: `${kind} ${name} is declared twice`,
    why: 'only one of the two could hold',
    fix: 'keep one',
  }));

/** The declaration has one thing a line and spaces between its parts. */
const PATTERN_NAME = /^\S+$/;

function userProblems({ name, permissions }: User): Problem[] {
  const patterns = permissions.flatMap((permission) => [
    permission.topic.name,
    ...(permission.kind === 'consume' ? [permission.group.name] : []),
    ...(permission.kind === 'produce' && permission.transactionalId !== undefined ? [permission.transactionalId] : []),
  ]);
  const bad = patterns.find((pattern) => !PATTERN_NAME.test(pattern));
  return [
    ...(isUserName(name) ? [] : [badUserName(name)]),
    ...(bad === undefined
      ? []
      : [
          {
            path: 'can',
            what: `permission on "${bad}"`,
            why: 'an empty name or one with a space cannot be written into an ACL',
            fix: 'name a topic, group or transactional id, a beginning with "*" at its end, or "*" for all',
          },
        ]),
  ];
}

const badUserName = (name: string): Problem => ({
  what: `user name "${name}"`,
  why: 'it is part of the name of a Secret: lower case letters, digits and dashes, at most 42',
  fix: `use ${asUserName(name)}`,
});

/** Whether a user may be called so. */
export const isUserName = (name: string): boolean => USER_NAME.test(name);

/** A name a user may have, as near to this one as it can be. */
export const asUserName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '-')
    .replace(/^-+/, '')
    .slice(0, 42)
    .replace(/-+$/, '') || 'app';

const retiredAndDeclared = (kind: 'topic' | 'user', name: string): Problem => ({
  path: kind === 'topic' ? 'retiredTopics' : 'retiredUsers',
  what: `${kind} ${name} is both declared and retired`,
  why: 'it would be created and deleted at every apply',
  fix: 'take it out of one of the two lists',
});
