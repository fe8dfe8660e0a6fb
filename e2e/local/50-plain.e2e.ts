import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { E2E } from '../kit/places.js';
import { succeed } from '../kit/run.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import { kafkaTool, local } from './stack.js';

const plain = (profile: string, ...args: readonly string[]) =>
  succeed('docker', ['compose', '--file', join(E2E, 'local', 'plain', 'compose.yaml'), '--profile', profile, ...args]);
const remove = (profile: string) => plain(profile, 'down', '--volumes', '--timeout', '60');

beforeAll(async () => {
  await local('reset');
  await remove('full');
});
afterAll(async () => {
  await local('reset');
  await remove('full');
});

/** Seconds of one start from nothing to a record through, of ours. */
async function oursSeconds(profile: string): Promise<number> {
  const { seconds } = await local('up', '--profile', profile);
  await local('reset');
  return seconds;
}

/** The same of the plain one: `up --wait` says that all is healthy; that a record goes through is still to be seen. */
async function plainSeconds(profile: string): Promise<number> {
  const started = Date.now();
  await plain(profile, 'up', '--detach', '--wait');
  await kafkaTool('machine', './kafka-e2e-latency.sh localhost:9092 check 1 all 16');
  const seconds = secondsSince(started);
  step(`plain compose, ${profile}: ${seconds} s`);
  await remove(profile);
  return seconds;
}

const mean = (seconds: readonly number[]) => (seconds.reduce((total, each) => total + each, 0) / seconds.length).toFixed(1);

describe.each([
  ['min', 2],
  ['kafka', 2],
  ['full', 1],
])('profile %s beside a compose file written by hand', (profile, rounds) => {
  it('goes from no containers to a record through: both figures', async () => {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await oursSeconds(profile));
      theirs.push(await plainSeconds(profile));
    }
    figure(
      `local ${profile}`,
      'from no containers to a record: sluice local up / plain compose up --wait, s',
      `${mean(ours)} / ${mean(theirs)}`,
    );
  });
});
