import type { KafkaClient } from '../../charts/clients/index.js';
import type { TopicUse } from '../../charts/component.js';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { type Connector, HEARTBEAT_PREFIX } from '../../charts/connect/index.js';
import type { Permission } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import type { Platform } from '../platform.js';

/** Somebody who writes a topic, and how surely. */
export interface TopicWriter {
  /** In words, e.g. `connector customers-jdbc`. */
  readonly who: string;
  /** Whether it writes in transactions, drops what it sent twice itself, or neither. */
  readonly guarantee: 'transactional' | 'idempotent' | 'neither';
  /** In words, after its name: `writes it at least once: …`. */
  readonly writes: string;
  /** What would make it transactional, where something would. */
  readonly remedy?: string;
}

type Writing = Pick<Platform, 'declaredClients' | 'connect' | 'spark'>;

/** Everybody who writes a topic: clients, connectors, stream jobs, other components, and users that nobody declared as clients. */
export function writersOf(topic: string, environment: Environment, { declaredClients, connect, spark }: Writing): readonly TopicWriter[] {
  const jobs = (spark?.jobs ?? []).filter(({ sink }) => sink.kind === 'kafka' && sink.topic === topic);
  return [
    ...declaredClients.flatMap((client) => clientWriters(client, topic)),
    ...(connect?.connectors ?? []).filter((connector) => isSourceOf(connector, topic)).map(connectorWriter),
    ...jobs.map(({ name }) => neither(`stream job ${name}`, 'at least once: after a crash Spark writes a batch again')),
    ...topicUses(environment).flatMap(({ who, writes, delivery }) =>
      writes.some((pattern) => covers(pattern, topic)) ? [neither(who, delivery)] : [],
    ),
    ...userWriters(environment, topic),
  ];
}

const neither = (who: string, how: string): TopicWriter => ({ who, guarantee: 'neither', writes: `writes it ${how}` });

/** How components use topics of others. */
export const topicUses = (environment: Environment): readonly TopicUse[] =>
  EVERY_COMPONENT.flatMap(({ topicUse }) => topicUse?.(environment) ?? []);

function clientWriters({ name, producers }: KafkaClient, topic: string): readonly TopicWriter[] {
  const remedy = `give client ${name} delivery: 'exactly-once' there`;
  return producers.flatMap(({ topics, delivery }): TopicWriter[] => {
    if (!topics.includes(topic)) return [];
    const who = `client ${name}`;
    if (delivery === 'exactly-once') return [{ who, guarantee: 'transactional', writes: 'writes it exactly once' }];
    return delivery === 'at-least-once'
      ? [{ who, guarantee: 'idempotent', writes: 'writes it at least once: after a restart it sends records again', remedy }]
      : [{ who, guarantee: 'neither', writes: 'writes it at most once: what is lost stays lost', remedy }];
  });
}

const isSourceOf = ({ kind, writes }: Connector, topic: string) =>
  kind === 'source' && writes.includes(topic) && !topic.startsWith(HEARTBEAT_PREFIX);

function connectorWriter({ name, connectorClass, config }: Connector): TopicWriter {
  const who = `connector ${name}`;
  if (config['exactly.once.support'] === 'required') return { who, guarantee: 'transactional', writes: 'writes it exactly once' };
  const how = 'at least once: after a crash it writes records again';
  return connectorClass.startsWith('io.debezium.')
    ? { ...neither(who, how), remedy: 'set exactlyOnce: true at the connector' }
    : neither(who, how);
}

function userWriters({ kafka: { users = [] } }: Environment, topic: string): readonly TopicWriter[] {
  return users.flatMap(({ name, can }): TopicWriter[] => {
    const mayWrite = can.filter((permission) => permission.kind === 'produce' && mayTouch(permission, topic));
    if (mayWrite.length === 0) return [];
    const who = `user ${name}`;
    if (mayWrite.some((permission) => permission.kind === 'produce' && permission.transactionalId !== undefined))
      return [{ who, guarantee: 'transactional', writes: 'may write it in transactions' }];
    // What it does not say may be idempotent: Kafka's own producers are, since 3.0.
    return [
      { who, guarantee: 'idempotent', writes: 'may write it, and nobody says how', remedy: `declare client('${name}', { … }) instead` },
    ];
  });
}

const mayTouch = ({ topic: { pattern, name } }: Permission, topic: string) =>
  pattern === 'prefixed' ? topic.startsWith(name) : name === '*' || name === topic;

/** Whether a topic is the one that is named, or begins as a name with `*` at its end says. */
export const covers = (pattern: string, topic: string) =>
  pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : pattern === topic;
