import { expect, it } from 'vitest';
import { configMap, job } from '../../test/doubles/fake-cluster.js';
import { Ledger } from './ledger.js';

const [one, two, run] = [configMap('one'), configMap('two'), job('run')];
const after = (happened: (ledger: Ledger) => void): string => {
  const ledger = new Ledger();
  happened(ledger);
  return ledger.statement([one, two, run]);
};

it.each<readonly [string, (ledger: Ledger) => void]>([
  ['nothing was applied', () => undefined],
  ['nothing was applied', (ledger) => [ledger.begin(one), ledger.refused(one)]],
  [
    'nothing is known to be applied; unknown, the request was under way: ConfigMap a/one; not applied: ConfigMap a/two, Job a/run',
    (ledger) => ledger.begin(one),
  ],
  [
    'applied: 1 of 3 objects; deleted and not created again: Job a/run; not applied: ConfigMap a/two',
    (ledger) => [ledger.begin(one), ledger.done(one), ledger.begin(run), ledger.deleted(run)],
  ],
  ['all 3 objects were applied', (ledger) => [ledger.deleted(run), ...[one, two, run].map((object) => ledger.done(object))]],
])('%s', (statement, happened) => {
  expect(after(happened)).toBe(statement);
});
