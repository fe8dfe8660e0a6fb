import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deltaRows, jsonLines } from '../kit/lake.js';
import { run, succeed } from '../kit/run.js';
import type { SluiceRun } from '../kit/sluice.js';
import { figure, secondsSince } from '../kit/steps.js';
import { until } from '../kit/until.js';
import {
  anonymousVolumes,
  bucket,
  firstRecordSeconds,
  idsOf,
  killFromOutside,
  local,
  numbers,
  orderIds,
  recordsIn,
  remainsOf,
  STACK_FOLDER,
  setInEnv,
  tryLocal,
} from './stack.js';

const before = await anonymousVolumes();
const INSIDE = 'kafka:9092';
/** Lies in `.env`, and in the database. */
const PASSWORD = 'SLUICE_POSTGRES_POSTGRES_PASSWORD';

beforeAll(() => local('reset'));
afterAll(() => local('reset'));

describe.each(['min', 'kafka', 'full'])('compose file of profile %s', (profile) => {
  it.each([
    ['1', false],
    ['3', false],
    ['1', true],
    ['3', true],
  ])('with %s brokers and a page: %s is one that Compose reads', async (brokers, ui) => {
    const { stdout } = await local('up', '--print', '--profile', profile, '--brokers', brokers, ...(ui ? ['--ui'] : []));
    const { code, stderr } = await run('docker', ['compose', '--file', '-', 'config', '--quiet'], { input: stdout });
    expect(code, stderr).toBe(0);
  });
});

describe('profile kafka', () => {
  it('starts, works, and goes on with its data', async () => {
    tell('local kafka', await local('up', '--profile', 'kafka'));
    await local('seed', '--rate', '100', '--count', '200');
    tellSmoke('local kafka', await local('smoke'));
    await local('down');
    figure('local kafka', 'up with data, s', (await local('up', '--profile', 'kafka')).seconds);
    expect(await orderIds('container', INSIDE)).toEqual(numbers(1, 200));
    figure('local kafka', 'second up, s', (await local('up', '--profile', 'kafka')).seconds);
    await local('reset');
  });
});

describe('profile full', () => {
  it('starts from no containers', async () => tell('local full', await local('up')));

  it('is a compose file that docker compose itself brings up and waits for', async () => {
    const [file, env] = ['compose.yaml', '.env'].map((name) => join(STACK_FOLDER, name));
    await succeed('docker', ['compose', '--file', file ?? '', '--env-file', env ?? '', 'up', '--detach', '--wait']);
  });

  it('works from the record to the object and the table, and a second up is quick', async () => {
    tellSmoke('local full', await local('smoke'));
    const again = await local('up');
    expect(again.stderr).toMatch(/run already/);
    figure('local full', 'second up, s', again.seconds);
  });

  it('loses nothing in topic and bucket when the broker is killed while orders are written', async () => {
    const seeding = local('seed', '--rate', '50', '--count', '1500');
    await new Promise((done) => setTimeout(done, 10_000));
    await killFromOutside('kafka');
    const killed = Date.now();
    await seeding;
    expect(await orderIds('container', INSIDE)).toEqual(numbers(1, 1500));
    await ordersInTable(1500);
    figure('local full', 'broker killed at 500 of 1500 orders: all in topic and table, each once, after, s', secondsSince(killed));
    await local('smoke');
  });

  it('has every row of the table in the topic and in an object', async () => {
    await succeed('docker', ['stop', 'sluice-local-generator-customers-1']);
    const rows = await tableIds();
    await until(`${rows.length} customers in objects`, 180, async () => sameIds(rows, idsOf(await jsonLines(bucket, CUSTOMER_OBJECTS))));
    const records = await recordsIn('container', INSIDE, 'json-customers');
    figure('local full', 'customers in the database / records in the topic / in objects', `${rows.length} / ${records} / all`);
    expect(records).toBeGreaterThanOrEqual(rows.length); // a source repeats what it had not marked as sent when the broker died
  });
});

describe('profile full, stopped and started', () => {
  it('refuses a password the data was not made with, and keeps all data over down and up', async () => {
    const rows = await tableIds();
    await local('down');
    const password = setInEnv(PASSWORD, 'another') ?? '';
    const { code, stderr } = await tryLocal('up');
    expect([code, /\S+ in .* is not what the data was made with/.exec(stderr)?.[0]]).toEqual([1, expect.stringContaining(PASSWORD)]);
    setInEnv(PASSWORD, password);
    figure('local full', 'up with data, s', (await local('up')).seconds);
    expect(await orderIds('container', INSIDE)).toEqual(numbers(1, 1500));
    expect(idsOf(await deltaRows(bucket, 'bronze/orders'))).toEqual(numbers(1, 1500));
    expect(sameIds(rows, idsOf(await jsonLines(bucket, CUSTOMER_OBJECTS)))).toHaveProperty('found');
    await local('seed', '--rate', '50', '--first', '1501', '--count', '100');
    await ordersInTable(1600);
    tellSmoke('local full, with data', await local('smoke'));
  });

  it('starts after one that was broken off, with one container a service', async () => {
    await local('down');
    const { code, stderr } = await tryLocal('up', '--timeout', '12');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: /m)]);
    setInEnv('SLUICE_CONNECT_PORT', '18083'); // what is there is made anew
    await tryLocal('up', '--timeout', '6');
    await local('up');
    const names = (await succeed('docker', ['ps', '--all', '--format', '{{.Names}}'])).split('\n').filter((name) => name !== '');
    expect(names.filter((name) => !/^sluice-local-[a-z-]+-1$/.test(name))).toEqual([]);
    await local('smoke');
  });

  it('leaves nothing behind after reset, and the next up is clean', async () => {
    await local('reset');
    expect(await remainsOf('sluice-local')).toEqual([]);
    expect(await anonymousVolumes()).toEqual(before);
    await local('up');
    expect(await orderIds('container', INSIDE)).toEqual([]);
    expect(await deltaRows(bucket, 'bronze/orders')).toEqual([]);
    await local('reset');
    expect(await anonymousVolumes()).toEqual(before);
  });
});

const CUSTOMER_OBJECTS = 'raw-data/kafka/json-customers';

function tell(platform: string, up: SluiceRun): void {
  figure(platform, 'up from no containers: first record / command, s', `${firstRecordSeconds(up)} / ${up.seconds}`);
}

/** Each step of a smoke with its seconds, as it says them. */
function tellSmoke(platform: string, { stderr, seconds }: SluiceRun): void {
  for (const [, name = '', took = ''] of stderr.matchAll(/^(.*): works \(([\d.]+) s\)$/gm)) figure(platform, `smoke: ${name}, s`, took);
  figure(platform, 'smoke, s', seconds);
}

async function tableIds(): Promise<readonly number[]> {
  const ask = 'PGPASSWORD=$(cat /etc/sluice/admin/password) exec psql -XAt -U postgres streaming -c "select id from customers order by id"';
  const lines = await succeed('docker', ['exec', 'sluice-local-postgres-1', 'sh', '-c', ask]);
  return lines.split('\n').flatMap((line) => (line === '' ? [] : [Number(line)]));
}

/** Every row is there; a sink may have written one twice. */
function sameIds(wanted: readonly number[], found: readonly number[]) {
  const missing = wanted.filter((id) => !found.includes(id));
  return missing.length === 0 ? { found } : { missing: `${missing.length} of ${wanted.length} are not there` };
}

/** The job writes each order exactly once, whatever happened. */
async function ordersInTable(count: number): Promise<void> {
  const rows = await until(`${count} orders in the table`, 240, async () => {
    const found = idsOf(await deltaRows(bucket, 'bronze/orders'));
    return found.length >= count ? { found } : { missing: `${found.length} orders` };
  });
  expect(rows).toEqual(numbers(1, count));
}
