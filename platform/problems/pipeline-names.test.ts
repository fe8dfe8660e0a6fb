import { describe } from 'vitest';
import { bigint, dataset, text } from '../../charts/shared/dataset/index.js';
import { all, type Change, top, wholePlatform } from '../../test/described.js';
import { records, rows, shop } from '../../test/pipelines.js';
import { itTells } from '../../test/rules.js';
import { generator, topicOf } from '../pipelines/pipeline.js';

const named = (...names: readonly string[]): Change => all(wholePlatform, top({ pipelines: names.map((name) => ({ name, parts: [] })) }));
const other = (name: string) => dataset(name, { id: bigint().key(), note: text() });

describe('names of pipelines, tables and datasets', () => {
  itTells([
    [
      'a pipeline that is there twice',
      named('shop', 'shop'),
      named('shop', 'shop-2'),
      'pipelines',
      'pipeline shop is there twice',
      'keep one',
    ],
    ['a name that is none', named('My shop'), named('my-shop'), 'pipelines', 'pipeline name "My shop"', 'use my-shop'],
    [
      'two generators of a table',
      shop(rows, rows),
      shop(rows, generator({ table: other('notes'), initialRows: 1 })),
      'pipelines',
      'table customers has two generators',
      'keep one, with the sum of their rates',
    ],
    [
      'two datasets of one name',
      shop(records, topicOf(other('customers'), { partitions: 1 })),
      shop(records, topicOf(other('notes'), { partitions: 1 })),
      'pipelines',
      'two datasets are called customers, and they differ',
      'define it once and import it, or rename one',
    ],
    [
      'a dataset that is none',
      shop(topicOf(dataset('notes', { note: text() }), { partitions: 1 })),
      shop(topicOf(other('notes'), { partitions: 1 })),
      'pipelines.shop.notes',
      'dataset notes has no key',
      'mark the identifying column, e.g. `id: bigint().key()`',
    ],
    [
      'a generator without whole rows',
      shop(generator({ table: other('notes'), insertsPerSecond: 0.5 })),
      shop(generator({ table: other('notes'), insertsPerSecond: 0.5, tickSeconds: 2 })),
      'pipelines.shop.generator notes.insertsPerSecond',
      'insertsPerSecond (0.5) makes 0.5 rows in a tick of 1 s',
      'set insertsPerSecond to 1, or change tickSeconds',
    ],
  ]);
});
