import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberAt } from '../../scripts/cluster/objects.js';
import { jsonLines } from '../kit/lake.js';
import { type Running, raise, remove, running } from '../kit/platform.js';
import { sqlNumber } from '../kit/sql.js';
import { figure } from '../kit/steps.js';
import { readTopic, recordsIn } from '../kit/topic.js';
import { until } from '../kit/until.js';
import { CLIENT_NAMESPACE } from '../short-set.js';

const NAME = 'apache-connect';
const stage: Partial<Running> = {};

beforeAll(async () => {
  Object.assign(stage, await raise(NAME, CLIENT_NAMESPACE));
});
afterAll(() => remove(`e2e-${NAME}`, CLIENT_NAMESPACE));

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

it('apache/kafka workers with copied plugins carry every row, polled and captured, with its schema', async () => {
  const { platform, tools } = running(stage);
  const rows = await sqlNumber(platform, 'select count(*) from customers');
  for (const topic of ['polled', 'captured']) {
    await until(`${rows} records in ${topic}`, 180, async () => {
      const count = await recordsIn(tools, topic);
      return count >= rows ? { found: count } : { missing: `${count}` };
    });
    const records = (await readTopic(tools, topic)).map(({ value = '' }): unknown => JSON.parse(value));
    expect(sorted(records.map((record) => numberAt(record, 'payload', 'id')))).toEqual(range(rows));
  }
  const objects = await until(`${rows} records in objects`, 90, async () => {
    const found = await jsonLines(platform, 'rows/polled');
    return found.length >= rows ? { found } : { missing: `${found.length}` };
  });
  expect(sorted(objects.map((object) => numberAt(object, 'id')))).toEqual(range(rows));
  figure(NAME, 'rows = polled = captured = in objects', rows);
});
