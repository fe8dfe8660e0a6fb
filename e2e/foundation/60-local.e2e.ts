import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectDeclared } from '../checks/declared.js';
import { expectRecordsKept } from '../checks/records.js';
import { type Running, raise, remove, running } from '../kit/platform.js';

const NAMESPACE = 'streaming-local';
const ANYBODY = { producer: 'nobody', consumer: 'nobody', topic: 'orders', group: 'anybody' } as const;
const stage: Partial<Running> = {};

beforeAll(async () => {
  Object.assign(stage, await raise('local', NAMESPACE));
});
afterAll(() => remove(NAMESPACE));

describe('local: one node that is broker and controller', () => {
  it('holds what is declared and keeps 100,000 records of anybody', async () => {
    const { platform, client, tools } = running(stage);
    await expectDeclared(tools, platform);
    await expectRecordsKept(platform.name, { client, run: 1, route: ANYBODY });
  });
});
