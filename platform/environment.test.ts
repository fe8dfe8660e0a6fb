import { expect, it } from 'vitest';
import type { ConnectSettings } from './environment.js';

it('worker settings are typed by the version, without what is derived', () => {
  const settings: ConnectSettings<'4.3'> = { 'offset.flush.interval.ms': 10_000, 'producer.linger.ms': 5 };
  // @ts-expect-error misspelt
  const misspelt: ConnectSettings<'4.3'> = { 'ofset.flush.interval.ms': 10_000 };
  // @ts-expect-error derived
  const derived: ConnectSettings<'4.3'> = { 'group.id': 'x' };
  expect([settings, misspelt, derived]).toHaveLength(3);
});
