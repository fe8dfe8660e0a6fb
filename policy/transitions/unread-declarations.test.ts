import { describe, expect, it } from 'vitest';
import { readDocuments } from '../facts/index.js';
import { reportOf } from '../plan/index.js';
import { transitBetween } from './index.js';

/** A ConfigMap named by its content, as the access Job's is. */
const map = (hash: string, file: string, text: string) =>
  readDocuments(
    'access.yaml',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `kafka-access-${hash}`, namespace: 'n' },
      data: { [file]: text },
    }),
  ).documents;
const json = (topics: readonly object[], more: object = {}) =>
  JSON.stringify({ version: 1, brokers: 3, record: { topic: '_sluice_applied', replicationFactor: 3 }, topics, ...more });
const topic = (partitions: number) => ({ name: 'orders', partitions, replicationFactor: 3, settings: { 'retention.ms': '1' } });
const declared = (hash: string, partitions: number) => map(hash, 'access.json', json([topic(partitions)]));
const former = (partitions: number) =>
  map('0123456789', 'declaration.txt', `# setting KEY VALUE\ntopic orders ${partitions} 3\nconfig orders retention.ms=1\nuser app\n`);

async function lines(before: ReturnType<typeof map>, after: ReturnType<typeof map>): Promise<readonly string[]> {
  const { changes } = reportOf(await transitBetween(before, after), 'production');
  return changes.map(({ consequence, text }) => `${consequence}: ${text}`);
}

const PROBLEM = 'access.json: declaration.topics[0].partitions is 0, but must be a whole number of at least 1';
const NOT_JUDGED = `not-judged: ConfigMap/n/kafka-access differs, and its topics, users and rights are not judged: ${PROBLEM}.`;

describe('a declaration that cannot be read is not judged', () => {
  it.each([
    ['after', declared('0123456789', 3), declared('abcdef0123', 0)],
    ['before', declared('0123456789', 0), declared('abcdef0123', 3)],
    ['after a former one', former(3), declared('abcdef0123', 0)],
    ['on both sides', map('0123456789', 'access.json', '{'), declared('abcdef0123', 0)],
    ['where the object is new', [], declared('abcdef0123', 0)],
  ])('%s', async (_, before, after) => {
    const told = await lines(before, after);
    expect(told[0]).toBe(NOT_JUDGED);
    expect(told.slice(1)).toEqual(before.length === 0 ? ['no-effect: ConfigMap/n/kafka-access is new.'] : []);
  });

  it('where nothing differs, nothing is told', async () => {
    expect(await lines(declared('0123456789', 0), declared('0123456789', 0))).toEqual([]);
  });
});

it('the former text and access.json are compared by what they declare', async () => {
  const users = [{ name: 'app', mechanisms: ['SCRAM-SHA-512'], passwordFile: '/etc/sluice/users/app/password' }];
  const now = (partitions: number) => map('abcdef0123', 'access.json', json([topic(partitions)], { users }));
  const job = 'no-effect: The access Job: brokers set to 3, record topic set to _sluice_applied and record replicationFactor set to 3.';
  expect(await lines(former(3), now(3))).toEqual([job]);
  expect(await lines(former(3), now(6))).toEqual([expect.stringMatching(/^one-way: orders gets 6 partitions instead of 3/), job]);
  expect(await lines(now(6), former(3))).toContainEqual(expect.stringMatching(/orders has 6 partitions, and 3 are declared/));
});
