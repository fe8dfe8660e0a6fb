import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { listAt, numberAt, textAt } from '../../scripts/cluster/objects.js';
import { getObject, podReady } from '../kit/kubectl.js';
import { sql } from '../kit/sql.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { readTopic } from '../kit/topic.js';
import { until } from '../kit/until.js';
import { crash } from './kill.js';

const TOPIC = 'customers';

/** Inserts, updates and deletes arrive, and none is missing that happened while the worker was dead. */
export async function expectChangesCaptured({ platform, tools }: { readonly platform: Platform; readonly tools: Tools }): Promise<void> {
  await change(platform, 'alive');
  await expectTopicFollowsTable(platform, tools);
  const pod = { namespace: platform.workloads.namespace, name: `${platform.connect?.workers.name}-0` };
  const restarts = await restartsOf(pod);
  step(`killing the worker ${pod.name}`);
  const killed = Date.now();
  await Promise.all([crash(pod), change(platform, 'dead')]);
  await until(`${pod.name} to be started again`, 120, async () => {
    const count = await restartsOf(pod);
    return count > restarts ? { found: count } : { missing: `${count} restarts` };
  });
  await podReady(pod, 240);
  figure(platform.name, 'change capture: worker killed, ready again after, s', secondsSince(killed));
  await expectTopicFollowsTable(platform, tools);
  figure(platform.name, 'change capture: worker killed, nothing missing after, s', secondsSince(killed));
}

/** One row that stays, one that is changed, one that goes. */
async function change(platform: Platform, mark: string): Promise<void> {
  const person = (name: string) =>
    `insert into customers (id, name, gender, email, birthdate, updated_at)
     values ((select max(id) + 1 from customers), '${name} ${mark}', 'M', '${name}@${mark}.example', '1980-01-31', now());`;
  await sql(platform, `${person('stays')} ${person('changes')} ${person('goes')}`);
  await sql(platform, `update customers set profession = '${mark}', updated_at = now() where name = 'changes ${mark}'`);
  await sql(platform, `delete from customers where name = 'goes ${mark}'`);
}

async function restartsOf(pod: { readonly namespace: string; readonly name: string }): Promise<number> {
  const [container] = listAt(await getObject('pod', pod.name, pod.namespace), 'status', 'containerStatuses');
  return numberAt(container, 'restartCount');
}

/** The last record of each key is the row as it is; of a row that is gone it is a tombstone. */
async function expectTopicFollowsTable(platform: Platform, tools: Tools): Promise<void> {
  const table = new Map(
    (await sql(platform, "select id, name || '/' || coalesce(profession, '') from customers order by id")).map((row) => {
      const [id = '', text = ''] = row.split('|');
      return [Number(id), text];
    }),
  );
  const differing = await until('the topic to follow the table', 180, async () => {
    const last = new Map<number, string | undefined>();
    for (const { key, value } of await readTopic(tools, TOPIC)) last.set(numberAt(JSON.parse(key), 'id'), value && rowOf(value));
    const missing = [...table].filter(([id, text]) => last.get(id) !== text);
    const extra = [...last].filter(([id, text]) => text !== undefined && !table.has(id));
    return missing.length + extra.length === 0
      ? { found: last.size }
      : { missing: `${missing.length} rows differ, ${extra.length} should be gone` };
  });
  expect(differing).toBeGreaterThanOrEqual(table.size);
}

const rowOf = (value: string) => `${textAt(JSON.parse(value), 'name')}/${textAt(JSON.parse(value), 'profession') ?? ''}`;
