import { afterAll, beforeAll, expect, it } from 'vitest';
import { namespacesOf } from '../../platform/namespaces.js';
import {
  accessLabels,
  driverLabels,
  expectNoRights,
  expectTriesRefused,
  giveDriverRights,
  type Isolation,
  portsReached,
  startIntruder,
} from '../checks/isolation.js';
import { listObjects } from '../kit/kubectl.js';
import { deltaRows } from '../kit/lake.js';
import { platformOf, type Running, raise, remove, running } from '../kit/platform.js';
import { writeRecords } from '../kit/topic.js';
import { until } from '../kit/until.js';
import { CLIENT_NAMESPACE } from '../short-set.js';
import { jobsApart } from '../variants.js';

const stage: Partial<Running> = {};
const JOB = 'placed-bronze';
const RECORDS = 200;
const isolation = async (): Promise<Isolation> => {
  const { platform } = running(stage);
  return { platform, operated: await platformOf({ ...jobsApart, spark: {} }), job: JOB };
};

beforeAll(async () => {
  Object.assign(stage, await raise(jobsApart.name, CLIENT_NAMESPACE));
});
afterAll(() => remove(...(stage.platform ? namespacesOf(stage.platform) : []), CLIENT_NAMESPACE));

it('a stream job has there its own login, the authority and the store’s keys, and nothing of Kafka', async () => {
  const { platform } = running(stage);
  const [, jobs = ''] = namespacesOf(platform);
  const secrets = await listObjects('secrets', jobs);
  const held = secrets.map(({ metadata, data }) => [metadata.name, ...Object.keys(data ?? {}).sort()].join(' '));
  expect(held.toSorted()).toEqual([
    'kafka-ca ca.crt',
    `kafka-user-${JOB} sasl.jaas.config`,
    'object-store-keys access-key-id secret-access-key',
  ]);
});
it('a stream job reads Kafka and writes its table', async () => {
  const { platform, client } = running(stage);
  const order = (id: number) =>
    [String(id), JSON.stringify({ id, customer_id: 1, status: 'placed', amount: 1.5, placed_at: '2026-01-05T10:00:00Z' })] as const;
  await writeRecords(
    client,
    'shop',
    'placed',
    Array.from({ length: RECORDS }, (_, id) => order(id)),
  );
  const rows = await until(`${RECORDS} rows`, 300, async () => {
    const found = await deltaRows(platform, 'bronze/placed');
    return found.length >= RECORDS ? { found } : { missing: `${found.length}` };
  });
  expect(new Set(rows.map(({ id }) => Number(id))).size).toBe(RECORDS);
  expect(rows).toHaveLength(RECORDS);
});
it('a stream job gives its driver no right beyond what Spark needs, by the API server’s own review', async () => {
  await giveDriverRights(await isolation());
  await expectNoRights(await isolation());
});
it('a stream job cannot mount, read, delete or impersonate: whoever tries with the driver’s token is refused', async () => {
  const intruded = await isolation();
  await expectTriesRefused(intruded, await startIntruder(intruded, 'intruder', driverLabels(intruded)));
});
it('a stream job reaches nothing of the platform under labels of the access Job, and with those of a job what a job needs', async () => {
  const intruded = await isolation();
  const disguised = await startIntruder(intruded, 'disguised', accessLabels(intruded));
  expect(await portsReached(intruded, disguised)).toEqual([]);
  const asJob = { ...driverLabels(intruded), 'app.kubernetes.io/component': 'stream-job' };
  const open = await portsReached(intruded, await startIntruder(intruded, 'as-job', asJob));
  expect(open).toEqual(['kafka-broker-a-0:9093', 'object-store-0:7070']);
});
