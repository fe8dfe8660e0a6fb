import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectDeclared } from '../checks/declared.js';
import { expectRecordsKept } from '../checks/records.js';
import { type Running, raise, remove, running } from '../kit/platform.js';
import { CLIENT_NAMESPACE, ORDERS } from '../short-set.js';

// One broker with a controller of its own: that the image boots with our files and works.
describe.for([
  { name: 'confluent-8-1', what: 'confluentinc/cp-kafka:8.1.1, Kafka 4.1' },
  { name: 'confluent-7-9', what: 'confluentinc/cp-kafka:7.9.4 in KRaft mode, Kafka 3.9' },
  { name: 'apache-4-1', what: 'apache/kafka:4.1.1' },
  { name: 'apache-3-9', what: 'apache/kafka:3.9.1' },
])('$name: $what', ({ name }) => {
  const stage = onStage(name);
  it('holds what is declared and keeps 100,000 records', async () => {
    const { platform, client, tools } = running(stage);
    await expectDeclared(tools, platform);
    await expectRecordsKept(platform.name, { client, run: 1, route: ORDERS });
  });
});

describe('a dynamic quorum of three', () => {
  const stage = onStage('dynamic-quorum');
  it('has the declared voters, each by the id of its directory', async () => {
    const { platform, tools } = running(stage);
    const { coordination } = platform.kafka;
    const voters = coordination.mode === 'kraft' ? coordination.voters : [];
    const status = await tools.tool('kafka-metadata-quorum', 'describe', '--status');
    for (const { nodeId, directoryId } of voters)
      expect(status).toMatch(new RegExp(`CurrentVoters:.*"id": ${nodeId}, "directoryId": "${directoryId}"`));
    expect(await tools.tool('kafka-features', 'describe')).toMatch(/Feature: kraft\.version.*FinalizedVersionLevel: 1/);
  });
  it('keeps 100,000 records', async () => {
    const { platform, client } = running(stage);
    await expectRecordsKept(platform.name, { client, run: 1, route: ORDERS });
  });
});

function onStage(name: string): Partial<Running> {
  const stage: Partial<Running> = {};
  beforeAll(async () => {
    Object.assign(stage, await raise(name, CLIENT_NAMESPACE));
  });
  afterAll(() => remove(`e2e-${name}`, CLIENT_NAMESPACE));
  return stage;
}
