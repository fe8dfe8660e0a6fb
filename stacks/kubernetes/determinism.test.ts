import { tmpdir } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { everyPlatform, filesOf } from '../../test/platforms.js';

const bytes = (platforms: readonly Platform[]) => platforms.map((platform) => [...filesOf(platform)]);
const platforms = await everyPlatform();
const first = bytes(platforms);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('rendering again gives the same bytes', () => {
  expect(bytes(platforms)).toEqual(first);
});

it('so does resolving again', async () => {
  expect(bytes(await everyPlatform())).toEqual(first);
});

it('so does another folder to stand in', () => {
  vi.spyOn(process, 'cwd').mockReturnValue(tmpdir());
  expect(bytes(platforms)).toEqual(first);
});

it('so does another time, another draw and another environment', () => {
  vi.useFakeTimers({ now: new Date('2038-01-19T03:14:07Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  for (const name of ['CI', 'NODE_ENV', 'TZ', 'LANG', 'NAMESPACE', 'KAFKA_OPTS', 'CDK8S_OUTDIR']) vi.stubEnv(name, 'other');
  expect(bytes(platforms)).toEqual(first);
});

it('so does another order of the same environments', () => {
  expect(bytes([...platforms].reverse()).reverse()).toEqual(first);
});
