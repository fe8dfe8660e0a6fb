import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectDeclared } from '../checks/declared.js';
import { expectKillSurvived } from '../checks/kill.js';
import { expectSpread } from '../checks/placement.js';
import { expectRecordsKept } from '../checks/records.js';
import { type Running, raise, remove, running } from '../kit/platform.js';
import { CLIENT_NAMESPACE, ORDERS } from '../short-set.js';

const stage: Partial<Running> = {};

beforeAll(async () => {
  Object.assign(stage, await raise('zookeeper', CLIENT_NAMESPACE));
});
afterAll(() => remove('e2e-zookeeper', CLIENT_NAMESPACE));

describe('three ZooKeeper servers and three brokers on the 3.9 line', () => {
  it('lie in three zones and hold what is declared', async () => {
    const { platform, tools } = running(stage);
    await expectSpread(platform, ['coordination', 'broker']);
    await expectDeclared(tools, platform);
  });
  it('keep 100,000 records', async () => {
    const { platform, client } = running(stage);
    await expectRecordsKept(platform.name, { client, run: 1, route: ORDERS });
  });
  it('lose nothing when a broker is killed', async () => {
    const now = running(stage);
    const [, pool = now.platform.kafka.pools[0]] = now.platform.kafka.pools;
    await expectKillSurvived({ ...now, run: 2, route: ORDERS }, pool);
  });
});
