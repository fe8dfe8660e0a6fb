import { describe, expect, it } from 'vitest';
import { readDocuments } from '../facts/index.js';
import { reportOf } from '../plan/index.js';
import { transitBetween } from './index.js';

const read = (text: string) => readDocuments('file.yaml', text).documents;
/** What a diff of two texts says: consequence and words of each line. */
async function lines(before: string, after: string): Promise<readonly string[]> {
  const { changes, summary } = reportOf(await transitBetween(read(before), read(after)), 'production');
  expect(summary.notJudged).toBe(changes.filter(({ consequence }) => consequence === 'not-judged').length);
  return changes.map(({ consequence, text }) => `${consequence}: ${text}`);
}

const custom = (api: string, kind: string, spec: string) =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: a, labels: { team: b } }\nspec: ${spec}\n`;
const MIRROR = (spec: string) => custom('kafka.strimzi.io/v1', 'KafkaMirrorMaker2', spec);
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n';
const compose = (more: string) => `services: { kafka: { image: "apache/kafka:4.3.1" } }\n${more}`;
const connector = (name: string, tasks: number) => `{"name":"${name}","config":{"connector.class":"x.Y","tasks.max":${tasks}}}`;

describe('what no rule knows the consequence of is not judged', () => {
  it.each([
    [
      'a field of an unknown kind',
      custom('example.com/v1', 'Thing', '{ size: 1 }'),
      custom('example.com/v1', 'Thing', '{ size: 2 }'),
      'Thing/a: size 1 → 2.',
    ],
    ['an unknown kind that is gone', `${MAP}---\n${custom('example.com/v1', 'Thing', '{}')}`, MAP, 'Thing/a is taken out.'],
    [
      'an unknown kind of a known operator',
      custom('kafka.strimzi.io/v1', 'KafkaRebalance', '{ mode: full }'),
      custom('kafka.strimzi.io/v1', 'KafkaRebalance', '{ mode: add-brokers }'),
      'KafkaRebalance/a: mode full → add-brokers.',
    ],
    [
      'an unknown field of a known kind',
      MIRROR('{ target: { alias: a } }'),
      MIRROR('{ target: { alias: b } }'),
      'KafkaMirrorMaker2/a: target alias a → b.',
    ],
    [
      'a kind of another operator with a known name',
      custom('platform.confluent.io/v1beta1', 'Kafka', '{ replicas: 3 }'),
      custom('platform.confluent.io/v1beta1', 'Kafka', '{ replicas: 2 }'),
      'Kafka/a: replicas 3 → 2.',
    ],
    [
      'a document that is no object',
      'replicas: 2\n',
      'replicas: 1\n',
      'file.yaml differs, and is not judged: it is no Kubernetes object, compose file or connector.',
    ],
    [
      'the first of two such documents',
      'replicas: 2\n---\nimage: a\n',
      'image: a\n',
      'file.yaml differs, and is not judged: it is no Kubernetes object, compose file or connector.',
    ],
    [
      'such a document that is gone',
      'replicas: 2\n',
      '',
      'file.yaml differs, and is not judged: it is no Kubernetes object, compose file or connector.',
    ],
    [
      'a network of a compose file',
      compose(''),
      compose('networks: { default: { internal: true } }\n'),
      'file.yaml: networks of the compose file differ, and are not judged.',
    ],
    ['a setting of a connector', connector('a', 1), connector('a', 2), 'connector/a: tasks.max 1 → 2.'],
    [
      'one of a list of connectors',
      `[${connector('a', 1)},${connector('b', 1)}]`,
      `[${connector('b', 2)},${connector('a', 1)}]`,
      'connector/b: tasks.max 1 → 2.',
    ],
    ['one of an export of connectors', `{"a":{"info":${connector('a', 1)}}}`, connector('a', 2), 'connector/a: tasks.max 1 → 2.'],
  ])('%s', async (_, before, after, text) => {
    expect(await lines(before, after)).toEqual([`not-judged: ${text}`]);
  });

  it.each([
    ['a new object of an unknown kind', '', custom('example.com/v1', 'Thing', '{}')],
    ['a label of one', custom('example.com/v1', 'Thing', '{}'), custom('example.com/v1', 'Thing', '{}').replace('team: b', 'team: c')],
    ['a field of a kind that rules know', custom('v1', 'ConfigMap', '{ a: 1 }'), custom('v1', 'ConfigMap', '{ a: 2 }')],
  ])('%s is not one of them', async (_, before, after) => {
    expect(await lines(before, after)).toEqual([expect.stringMatching(/^no-effect: /)]);
  });

  it('the same document twice is no difference', async () => {
    expect(await lines('replicas: 2\n', 'replicas: 2\n')).toEqual([]);
    expect(await lines(`[${connector('a', 1)}]`, `{"a":{"info":${connector('a', 1)}}}`)).toEqual([]);
  });
});
