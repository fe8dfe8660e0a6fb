import { afterAll, describe, expect, it } from 'vitest';
import { succeed } from '../kit/run.js';
import { figure, secondsSince } from '../kit/steps.js';
import { until } from '../kit/until.js';
import { expectKafkaOnOneMachine } from './short-part.js';
import {
  anonymousVolumes,
  firstRecordSeconds,
  isHealthy,
  killFromOutside,
  local,
  numbers,
  orderIds,
  remainsOf,
  setInEnv,
  startedAt,
} from './stack.js';

const before = await anonymousVolumes();
const INSIDE = 'kafka:9092';
afterAll(() => local('reset'));

describe('Kafka on one machine', () => {
  it('starts, keeps records over a restart, and is reached from the machine and from containers', expectKafkaOnOneMachine);

  it('moves to another port by .env, for clients on the machine and in containers', async () => {
    setInEnv('SLUICE_KAFKA_PORT', '19092');
    expect((await local('up', '--profile', 'min')).stdout).toContain('localhost:19092');
    await local('seed', '--rate', '250', '--first', '501', '--count', '250');
    expect(await orderIds('machine', 'localhost:19092')).toEqual(numbers(1, 750));
    expect(await orderIds('container', INSIDE)).toEqual(numbers(1, 750));
  });

  it('loses nothing when the broker is killed while orders are written', async () => {
    const orders = 2_000;
    const seeding = local('seed', '--rate', '100', '--first', '751', '--count', String(orders));
    await new Promise((done) => setTimeout(done, 6_000));
    const earlier = await startedAt('kafka');
    await killFromOutside('kafka');
    const killed = Date.now();
    await until('the broker to be healthy again', 120, async () => {
      const isAnother = (await startedAt('kafka')) !== earlier;
      return isAnother && (await isHealthy('kafka')) ? { found: true } : { missing: 'not yet' };
    });
    figure('local min', 'killed broker healthy again, s', secondsSince(killed));
    await seeding;
    expect(await orderIds('container', INSIDE)).toEqual(numbers(1, 750 + orders));
    figure('local min', 'orders in the topic over a killed broker, of', `${orders} / ${orders}`);
  });

  it('runs three brokers with data of their own, reached from the machine by three ports and from containers', async () => {
    await local('down');
    setInEnv('SLUICE_KAFKA_PORT', '9092');
    const up = await local('up', '--profile', 'min', '--brokers', '3');
    figure('local min, 3 brokers', 'up from no containers: first record / command, s', `${firstRecordSeconds(up)} / ${up.seconds}`);
    await local('seed', '--rate', '250', '--count', '500');
    expect(await orderIds('machine', 'localhost:9092,localhost:9093,localhost:9094')).toEqual(numbers(1, 500));
    expect(await orderIds('container', 'kafka-1:9092,kafka-2:9092')).toEqual(numbers(1, 500));
  });

  it('moves three brokers to other ports', async () => {
    for (const broker of [1, 2, 3]) setInEnv(`SLUICE_KAFKA_${broker}_PORT`, String(19_091 + broker));
    await local('up', '--profile', 'min', '--brokers', '3');
    expect(await orderIds('machine', 'localhost:19093')).toEqual(numbers(1, 500)); // one is told of all three
    expect(await orderIds('container', 'kafka-3:9092')).toEqual(numbers(1, 500));
  });

  it('leaves nothing behind after reset, and is empty when its printed file is run by docker compose alone', async () => {
    await local('reset');
    expect(await remainsOf('sluice-local')).toEqual([]);
    expect(await anonymousVolumes()).toEqual(before);
    const { stdout } = await local('up', '--print', '--profile', 'min');
    await succeed('docker', ['compose', '--file', '-', 'up', '--detach', '--wait'], { input: stdout });
    expect(await orderIds('container', INSIDE)).toEqual([]);
    expect(await orderIds('machine', 'localhost:9092')).toEqual([]);
    await local('reset');
    expect(await anonymousVolumes()).toEqual(before);
  });
});
