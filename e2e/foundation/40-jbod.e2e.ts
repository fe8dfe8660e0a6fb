import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectKillSurvived } from '../checks/kill.js';
import { podOf, replicasByVolume } from '../checks/nodes.js';
import { expectRecordsKept } from '../checks/records.js';
import { type Running, raise, remove, running } from '../kit/platform.js';
import { figure } from '../kit/steps.js';
import { CLIENT_NAMESPACE, ORDERS } from '../short-set.js';

const stage: Partial<Running> = {};

beforeAll(async () => {
  Object.assign(stage, await raise('jbod', CLIENT_NAMESPACE));
});
afterAll(() => remove('e2e-jbod', CLIENT_NAMESPACE));

describe('brokers with two volumes', () => {
  it('keep 100,000 records, with replicas on both volumes of every broker', async () => {
    const { platform, client } = running(stage);
    await expectRecordsKept(platform.name, { client, run: 1, route: ORDERS });
    for (const pool of platform.kafka.pools) {
      const counts = await replicasByVolume(podOf(pool, platform.workloads.namespace), pool, ORDERS.topic);
      figure(platform.name, `replicas of ${ORDERS.topic} on ${pool.name}, by volume`, counts.join(' / '));
      expect(counts).toHaveLength(2);
      expect(Math.min(...counts)).toBeGreaterThan(0);
    }
  });
  it('lose nothing when a broker is killed, and find both volumes as they were', async () => {
    const now = running(stage);
    const [pool] = now.platform.kafka.pools;
    await expectKillSurvived({ ...now, run: 2, route: ORDERS }, pool);
  });
});
